-- Since when a place has been as it is now; what it was before stands in place_history.
alter table places add column since date not null default '2000-01-01';

-- What a place was called and where it hung from `since` up to, not including, `until`.
create table place_history (
  tenant_id integer not null,
  place_id uuid not null,
  since date not null,
  until date not null,
  name text not null,
  parent_id uuid,
  active boolean not null,
  primary key (tenant_id, place_id, since),
  foreign key (tenant_id, place_id) references places,
  check (since < until)
);

alter table place_boundaries add column area_m2 double precision not null default 0;

-- One row a tenant: `change` is renewed with every change of places and boundaries, so that those who keep them in
-- memory see by one small read that they must load again. From a sequence, so that a number that was rolled back never returns.
create sequence territory_changes;
grant usage on sequence territory_changes to huying_app;
create table territory_versions (
  tenant_id integer primary key references tenants,
  change bigint not null,
  levels_version integer not null default 0
);

call protect_tenant('place_history', 'territory_versions');
