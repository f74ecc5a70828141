-- Every body that can answer or help: the district, streets, communities, departments, resident units.
create table units (
  tenant_id integer not null references tenants,
  id uuid not null,
  parent_id uuid,
  kind text not null check (kind in ('district', 'street', 'community', 'department', 'resident-unit', 'party', 'social')),
  code text not null check (code ~ '^[A-Za-z0-9._-]{1,40}$'),
  name text not null,
  short_name text not null default '',
  path text not null,
  place_id uuid,
  phone text,
  active boolean not null default true,
  version integer not null default 1,
  primary key (tenant_id, id),
  unique (tenant_id, code),
  foreign key (tenant_id, parent_id) references units,
  foreign key (tenant_id, place_id) references places
);
create index units_path on units (tenant_id, path text_pattern_ops);
create index units_place on units (tenant_id, place_id);

call protect_tenant('units');
