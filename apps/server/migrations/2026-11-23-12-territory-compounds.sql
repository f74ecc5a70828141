-- Housing compounds (小区) of a grid: names people give for an address.
create table compounds (
  tenant_id integer not null,
  id uuid not null,
  place_id uuid not null,
  name text not null,
  -- Other names and street addresses: '老机床厂家属院', '春和路12号'.
  aliases text[] not null default '{}',
  primary key (tenant_id, id),
  unique (tenant_id, place_id, name),
  foreign key (tenant_id, place_id) references places
);
call protect_tenant('compounds');
