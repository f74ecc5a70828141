-- 公共部件: lamp posts, manholes, benches …, each with a code that may stand on a plate, and who owns it.
create table facilities (
  tenant_id integer not null references tenants,
  id uuid not null,
  code text not null check (code ~ '^[A-Za-z0-9._-]{1,40}$'),
  kind text not null,
  name text not null default '',
  lon double precision not null,
  lat double precision not null,
  place_id uuid,
  owner_id uuid,
  active boolean not null default true,
  version integer not null default 1,
  primary key (tenant_id, id),
  unique (tenant_id, code),
  foreign key (tenant_id, place_id) references places,
  foreign key (tenant_id, owner_id) references units
);
create index facilities_spot on facilities (tenant_id, lon, lat) where active;

-- What a report points at.
create table facility_matters (
  tenant_id integer not null,
  matter_id uuid not null,
  facility_id uuid not null,
  primary key (tenant_id, matter_id),
  foreign key (tenant_id, facility_id) references facilities,
  foreign key (tenant_id, matter_id) references matters on delete cascade
);
create index facility_matters_facility on facility_matters (tenant_id, facility_id);

call protect_tenant('facilities', 'facility_matters');
