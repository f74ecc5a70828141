-- 12345 in and out: the connection, the field map in its versions, the orders, what came, and what is to be told.
create table hotline_links (
  tenant_id integer not null references tenants,
  id uuid not null,
  enabled boolean not null default false,
  push_url text,
  pull_url text,
  pull_minutes integer not null default 5,
  pull_cursor text,
  pulled_at timestamptz,
  pull_problem jsonb,
  algorithm text not null default 'sha256' check (algorithm in ('sha256', 'sm3')),
  signed_only boolean not null default true,
  secret_sealed bytea,
  token_sealed bytea,
  datum text not null default 'CGCS2000' check (datum in ('CGCS2000', 'GCJ02')),
  last_in_at timestamptz,
  last_out_at timestamptz,
  last_problem jsonb,
  version integer not null default 1,
  updated_at timestamptz not null,
  primary key (tenant_id)
);

create table hotline_maps (
  tenant_id integer not null references tenants,
  version integer not null,
  entries jsonb not null,
  created_by uuid,
  created_at timestamptz not null,
  primary key (tenant_id, version)
);

-- Codes of theirs that no map knew when they came.
create table hotline_codes (
  tenant_id integer not null references tenants,
  field text not null check (field in ('category', 'area', 'urgency')),
  code text not null,
  label text not null default '',
  orders integer not null default 0,
  first_at timestamptz not null,
  last_at timestamptz not null,
  primary key (tenant_id, field, code)
);

-- One order of theirs: where it is with us, how far both conversations have come.
create table hotline_orders (
  tenant_id integer not null references tenants,
  number text not null,
  request_id uuid,
  in_seq integer not null default 0,
  out_seq integer not null default 0,
  due_at timestamptz,
  codes jsonb not null default '[]',
  told jsonb not null default '{}',
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (tenant_id, number),
  foreign key (tenant_id, request_id) references requests
);
create unique index hotline_orders_request on hotline_orders (tenant_id, request_id) where request_id is not null;

-- What came: kept as it came, sealed, whatever became of it.
create table hotline_inbox (
  tenant_id integer not null references tenants,
  id uuid not null,
  message_id text not null,
  number text not null,
  seq integer,
  kind text not null,
  via text not null check (via in ('push', 'pull', 'file')),
  state text not null check (state in ('applied', 'noted', 'waiting', 'held', 'rejected')),
  reason text,
  digest bytea not null,
  raw_sealed bytea not null,
  received_at timestamptz not null,
  settled_at timestamptz,
  primary key (tenant_id, id)
);
create unique index hotline_inbox_message on hotline_inbox (tenant_id, message_id);
create unique index hotline_inbox_seq on hotline_inbox (tenant_id, number, seq) where seq is not null;
create index hotline_inbox_pending on hotline_inbox (tenant_id, number) where state in ('waiting', 'held');
create index hotline_inbox_newest on hotline_inbox (tenant_id, received_at desc, id desc);
create index hotline_inbox_state on hotline_inbox (tenant_id, state, received_at desc, id desc) where state in ('waiting', 'held', 'rejected');

-- What they are to be told, in the order of each order; sealed, for it holds what was said.
create table hotline_outbox (
  tenant_id integer not null references tenants,
  number text not null,
  seq integer not null,
  id uuid not null,
  event_seq integer,
  kind text not null,
  status text not null,
  body_sealed bytea not null,
  state text not null check (state in ('waiting', 'delivered', 'dead', 'discarded')),
  attempts integer not null default 0,
  next_at timestamptz not null,
  problem text,
  call_id uuid,
  created_at timestamptz not null,
  settled_at timestamptz,
  primary key (tenant_id, number, seq)
);
create unique index hotline_outbox_id on hotline_outbox (tenant_id, id);
create unique index hotline_outbox_event on hotline_outbox (tenant_id, number, event_seq) where event_seq is not null;
create index hotline_outbox_due on hotline_outbox (tenant_id, next_at, number, seq) where state = 'waiting';
create index hotline_outbox_open on hotline_outbox (tenant_id, number, seq) where state in ('waiting', 'dead');
create index hotline_outbox_newest on hotline_outbox (tenant_id, created_at desc, id desc);
create index hotline_outbox_state on hotline_outbox (tenant_id, state, created_at desc, id desc) where state in ('waiting', 'dead', 'discarded');

call protect_tenant('hotline_links', 'hotline_maps', 'hotline_codes', 'hotline_orders', 'hotline_inbox', 'hotline_outbox');
