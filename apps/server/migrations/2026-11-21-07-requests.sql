create table requests (
  tenant_id integer not null,
  id uuid not null,
  content text not null,
  address text not null default '',
  confidential boolean not null default false,
  source_system text,
  source_number text,
  dispatch_clause text,
  returns jsonb not null default '[]',
  adjudications smallint not null default 0,
  proposed_unit_id uuid,
  handled_by uuid[] not null default '{}',
  contacted_at timestamptz,
  result_class text check (result_class in ('solved', 'partly', 'explained', 'unsolvable', 'beyond-duty')),
  public_text text,
  unsolved_reason text,
  follow_up_tries smallint not null default 0,
  followed_up_at timestamptz,
  reached boolean,
  solved boolean,
  satisfied smallint check (satisfied between 1 and 5),
  rating_reasons text[] not null default '{}',
  rehandled smallint not null default 0,
  reopened smallint not null default 0,
  me_too integer not null default 0,
  rejection text,
  open_question text,
  answers jsonb not null default '[]',
  public boolean not null default false,
  primary key (tenant_id, id),
  foreign key (tenant_id, id) references matters on delete cascade
);
create unique index requests_source on requests (tenant_id, source_system, source_number) where source_number is not null;

-- The reporter: personal data, sealed; found again only by the exact phone number through its keyed hash.
create table reporters (
  tenant_id integer not null,
  request_id uuid not null,
  ordinal smallint not null default 1,
  name_sealed bytea,
  phone_sealed bytea,
  phone_lookup bytea,
  created_at timestamptz not null,
  primary key (tenant_id, request_id, ordinal),
  foreign key (tenant_id, request_id) references requests on delete cascade
);
create index reporters_phone on reporters (tenant_id, phone_lookup) where phone_lookup is not null;

-- The three rates, by the day of the follow-up (request-machine.md, invariant 9).
create table rate_counts (
  tenant_id integer not null references tenants,
  day date not null,
  lead_id uuid not null,
  place_id uuid not null,
  category text not null,
  due integer not null default 0,
  contacted_in_time integer not null default 0,
  visited integer not null default 0,
  unreached integer not null default 0,
  answered integer not null default 0,
  solved integer not null default 0,
  satisfied integer not null default 0,
  handled_in_time integer not null default 0,
  primary key (tenant_id, day, lead_id, place_id, category)
);

call protect_tenant('requests', 'reporters', 'rate_counts');
