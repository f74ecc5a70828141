-- What was read of an imported table, how far its job has come, and why rows stayed out (never what they say).
alter table imports
  add column format text not null default '',
  add column sheets text[] not null default '{}',
  add column header_row integer not null default 1,
  add column remembered boolean not null default false,
  add column run_by jsonb,
  add column last_row integer not null default 0,
  add column imported_at timestamptz,
  add column runner uuid,
  add column beat_at timestamptz;
create index imports_running on imports (beat_at) where state in ('checking', 'importing', 'undoing');

create table import_rejections (
  tenant_id integer not null,
  import_id uuid not null,
  row_number integer not null,
  code text not null,
  field text,
  detail text,
  primary key (tenant_id, import_id, row_number),
  foreign key (tenant_id, import_id) references imports on delete cascade
);
call protect_tenant('import_rejections');

-- Taking an import back deletes matters, and each asks whether it has children.
create index matters_parent on matters (tenant_id, parent_id) where parent_id is not null;
