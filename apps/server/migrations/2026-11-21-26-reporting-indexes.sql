-- Figures of a period, of the stock and of what ended are counted from these indexes alone, without a visit to the rows.
-- The first two stand in place of indexes with the same leading columns, so that a change of a matter writes no more of them.
drop index matters_newest;
create index matters_newest on matters (tenant_id, created_at desc, id desc)
  include (kind, state, source, category, lead_id, place_path);
drop index matters_due;
create index matters_due on matters (tenant_id, due_at)
  include (kind, state, warn_level, category, lead_id, place_path) where open;
create index matters_ended on matters (tenant_id, closed_at)
  include (kind, category, lead_id, place_path) where closed_at is not null;
