-- What people wrote with an action (a reason, a note, a question) lies beside the log, not in it: the log holds ids and
-- facts and can never be changed, words may name somebody and must be able to go.
create table event_words (
  tenant_id integer not null,
  subject_id uuid not null,
  seq integer not null,
  words jsonb not null,
  primary key (tenant_id, subject_id, seq)
);
call protect_tenant('event_words');
