-- The clocks of a matter lie in its own row: what moved them (`clock_log`, taken from the events) and where they stand
-- (`clocks`, recomputable from it), so that an action is one read and one write.
drop table matter_clocks;
alter table matters
  add column clock_log jsonb not null default '[]',
  add column clocks jsonb not null default '[]',
  add column next_warn_at timestamptz;
create index matters_warn on matters (tenant_id, next_warn_at) where next_warn_at is not null;
alter table requests
  add column dispatcher_id uuid,
  add column registered_by uuid,
  add column has_contact boolean not null default false,
  add column asked_from text;

-- What is searched lies apart, so that an action on a matter never touches the index of its words. `tokens` are hashes of
-- the character pairs, salted with tenant and bucket (matters/domain/search-tokens.ts).
alter table matters drop column search, drop column bucket;
create table matter_texts (
  tenant_id integer not null,
  matter_id uuid not null,
  sequence bigint not null,
  haystack text not null,
  tokens integer[] not null,
  primary key (tenant_id, matter_id),
  foreign key (tenant_id, matter_id) references matters on delete cascade
);
create index matter_texts_tokens on matter_texts using gin (tokens);
call protect_tenant('matter_texts');
grant select on sequence matter_numbers to huying_app;

-- 'follow': of somebody who met the same problem; sees how it stands, not what the other resident wrote.
alter table query_codes drop constraint query_codes_purpose_check;
alter table query_codes add constraint query_codes_purpose_check check (purpose in ('progress', 'follow', 'rating', 'supply'));
