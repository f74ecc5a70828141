create table place_levels (
  tenant_id integer not null references tenants,
  level smallint not null check (level between 1 and 6),
  name text not null,
  name_en text not null default '',
  is_grid boolean not null default false,
  primary key (tenant_id, level)
);

-- path = codes of all ancestors and itself, '/6402/640205/640205002/…/', so that a subtree is a prefix.
create table places (
  tenant_id integer not null,
  id uuid not null,
  parent_id uuid,
  level smallint not null,
  code text not null check (code ~ '^[A-Za-z0-9._-]{1,40}$'),
  name text not null,
  path text not null,
  lon double precision,
  lat double precision,
  households integer check (households >= 0),
  phone text,
  active boolean not null default true,
  valid_from date not null default '2000-01-01',
  valid_until date,
  version integer not null default 1,
  primary key (tenant_id, id),
  unique (tenant_id, code),
  foreign key (tenant_id, level) references place_levels,
  foreign key (tenant_id, parent_id) references places
);
create index places_path on places (tenant_id, path text_pattern_ops);
create index places_parent on places (tenant_id, parent_id);

-- Stored as CGCS2000; the datum it came in is kept for the record.
create table place_boundaries (
  tenant_id integer not null,
  id uuid not null,
  place_id uuid not null,
  geometry jsonb not null,
  source_datum text not null check (source_datum in ('CGCS2000', 'WGS84', 'GCJ02')),
  valid_from timestamptz not null,
  valid_until timestamptz,
  primary key (tenant_id, id),
  foreign key (tenant_id, place_id) references places
);
create index place_boundaries_place on place_boundaries (tenant_id, place_id, valid_from);
create unique index place_boundaries_current on place_boundaries (tenant_id, place_id) where valid_until is null;

call protect_tenant('place_levels', 'places', 'place_boundaries');
