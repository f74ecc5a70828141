create table notifications (
  tenant_id integer not null references tenants,
  id uuid not null,
  post_id uuid,
  unit_id uuid,
  event_id bigint not null,
  kind text not null,
  matter_id uuid,
  data jsonb not null default '{}',
  created_at timestamptz not null,
  primary key (tenant_id, id),
  check (post_id is not null or unit_id is not null)
);
create unique index notifications_once on notifications (tenant_id, event_id, kind, coalesce(post_id, unit_id));
create index notifications_unit on notifications (tenant_id, unit_id, created_at desc, id desc) where unit_id is not null;
create index notifications_post on notifications (tenant_id, post_id, created_at desc, id desc) where post_id is not null;

create table notification_reads (
  tenant_id integer not null,
  post_id uuid not null,
  notification_id uuid not null,
  read_at timestamptz not null,
  primary key (tenant_id, post_id, notification_id),
  foreign key (tenant_id, notification_id) references notifications on delete cascade
);

create table imports (
  tenant_id integer not null references tenants,
  id uuid not null,
  target text not null check (target in ('requests', 'places', 'categories', 'duties', 'limits')),
  file_id uuid,
  file_name text not null,
  sheet text,
  header text[] not null default '{}',
  mapping jsonb not null default '{}',
  options jsonb not null default '{}',
  state text not null check (state in ('uploaded', 'checking', 'checked', 'importing', 'done', 'failed', 'undoing', 'undone')),
  counts jsonb not null default '{}',
  problem jsonb,
  rejected_file_id uuid,
  created_by uuid,
  created_at timestamptz not null,
  finished_at timestamptz,
  version integer not null default 1,
  primary key (tenant_id, id)
);
create index imports_newest on imports (tenant_id, created_at desc, id desc);

create table import_items (
  tenant_id integer not null,
  import_id uuid not null,
  row_number integer not null,
  subject_id uuid not null,
  primary key (tenant_id, import_id, row_number),
  foreign key (tenant_id, import_id) references imports on delete cascade
);

create table import_mappings (
  tenant_id integer not null references tenants,
  target text not null,
  header_key text not null,
  mapping jsonb not null,
  updated_at timestamptz not null,
  primary key (tenant_id, target, header_key)
);

create table api_keys (
  tenant_id integer not null references tenants,
  id uuid not null,
  name text not null,
  key_hash bytea not null,
  permissions text[] not null default '{}',
  created_by uuid,
  created_at timestamptz not null,
  revoked_at timestamptz,
  last_used_at timestamptz,
  primary key (tenant_id, id),
  unique (tenant_id, key_hash)
);

call protect_tenant('notifications', 'notification_reads', 'imports', 'import_items', 'import_mappings', 'api_keys');
