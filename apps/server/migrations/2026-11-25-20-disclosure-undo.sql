-- One press hides what was found in all rows of a draft; until the row is changed by hand or the edition is published, the
-- press can be taken back.
alter table disclosure_editions
  add column hidden text check (hidden in ('blocking', 'addresses', 'persons', 'numbers'));
alter table disclosure_items add column texts_before jsonb;
