-- What a reader of the log could not hear at once: tried again ever later, at last set aside (`dead_at`) for an operator.
-- Events of the same subject that came after a failing one wait here as well (tries = 0), so that their order is kept.
-- Belongs to the deployment, like event_cursors: the application's role cannot touch it.
create table event_retries (
  reader text not null,
  event_id bigint not null,
  tries smallint not null default 0,
  next_at timestamptz not null,
  fault text not null default '',
  dead_at timestamptz,
  primary key (reader, event_id)
);
create index event_retries_dead on event_retries (dead_at) where dead_at is not null;
