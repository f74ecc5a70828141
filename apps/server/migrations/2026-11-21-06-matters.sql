create sequence matter_numbers increment 32;
grant usage on sequence matter_numbers to huying_app;

-- The backbone: whatever has to be answered. `search` holds hashes of the text's character pairs (see matters/domain/search-tokens.ts).
create table matters (
  tenant_id integer not null references tenants,
  id uuid not null,
  kind text not null,
  number text not null,
  title text not null,
  state text not null,
  open boolean not null,
  urgency text not null default 'normal' check (urgency in ('urgent', 'normal', 'complex')),
  category text,
  source text not null,
  place_id uuid,
  place_path text not null default '/',
  holder_id uuid,
  lead_id uuid,
  assignee_id uuid,
  parent_id uuid,
  lon double precision,
  lat double precision,
  flags text[] not null default '{}',
  lists jsonb not null default '{}',
  created_at timestamptz not null,
  due_at timestamptz,
  warn_level smallint not null default 0,
  closed_at timestamptz,
  updated_at timestamptz not null,
  bucket integer not null,
  search integer[] not null default '{}',
  version integer not null default 1,
  log_seq integer not null default 0,
  log_head bytea not null default '\x',
  primary key (tenant_id, id),
  unique (tenant_id, number),
  foreign key (tenant_id, place_id) references places,
  foreign key (tenant_id, holder_id) references units,
  foreign key (tenant_id, lead_id) references units,
  foreign key (tenant_id, parent_id) references matters
) with (fillfactor = 85);
create index matters_newest on matters (tenant_id, created_at desc, id desc);
create index matters_held on matters (tenant_id, holder_id, created_at desc, id desc) where open;
create index matters_led on matters (tenant_id, lead_id, created_at desc, id desc);
create index matters_place on matters (tenant_id, place_id, created_at desc, id desc);
create index matters_due on matters (tenant_id, due_at) where open;
create index matters_search on matters using gin (search);

create table matter_parties (
  tenant_id integer not null,
  matter_id uuid not null,
  unit_id uuid not null,
  role text not null check (role in ('lead', 'assisting', 'supervisor', 'former')),
  since timestamptz not null,
  until timestamptz,
  primary key (tenant_id, matter_id, unit_id, role),
  foreign key (tenant_id, matter_id) references matters on delete cascade,
  foreign key (tenant_id, unit_id) references units
);
create index matter_parties_unit on matter_parties (tenant_id, unit_id, matter_id);

create table matter_clocks (
  tenant_id integer not null,
  matter_id uuid not null,
  stage text not null,
  run smallint not null default 1,
  started_at timestamptz not null,
  due_at timestamptz,
  paused_at timestamptz,
  stopped_at timestamptz,
  met boolean,
  next_warn_at timestamptz,
  warn_level smallint not null default 0,
  beyond_coverage boolean not null default false,
  limit_used jsonb not null,
  primary key (tenant_id, matter_id, stage, run),
  foreign key (tenant_id, matter_id) references matters on delete cascade
);
create index matter_clocks_warn on matter_clocks (tenant_id, next_warn_at) where next_warn_at is not null;

-- How many matters stand where, kept in the same transaction as every change.
create table matter_counts (
  tenant_id integer not null references tenants,
  kind text not null,
  lead_id uuid not null,
  category text not null,
  state text not null,
  count integer not null,
  primary key (tenant_id, kind, lead_id, category, state)
) with (fillfactor = 50);

call protect_tenant('matters', 'matter_parties', 'matter_clocks', 'matter_counts');
