-- Where the ground of a closed place went when it was merged: a printed QR code of the old one leads there.
alter table places add column successor_id uuid;
alter table places add foreign key (tenant_id, successor_id) references places;

-- Grids merged or split on a day. `before` and `after` say how the places, posts and units stood, so that it can be undone.
create table regrids (
  tenant_id integer not null references tenants,
  id uuid not null,
  kind text not null check (kind in ('merge', 'split')),
  day date not null,
  reason text not null default '',
  move_open_matters boolean not null,
  before jsonb not null,
  after jsonb not null,
  done_at timestamptz not null,
  done_by uuid,
  undone_at timestamptz,
  undone_by uuid,
  primary key (tenant_id, id)
);
create index regrids_newest on regrids (tenant_id, done_at desc, id desc);

create table regrid_places (
  tenant_id integer not null,
  regrid_id uuid not null,
  place_id uuid not null,
  was boolean not null,
  becomes boolean not null,
  primary key (tenant_id, regrid_id, place_id),
  foreign key (tenant_id, regrid_id) references regrids on delete cascade,
  foreign key (tenant_id, place_id) references places
);
create index regrid_places_place on regrid_places (tenant_id, place_id);

-- Which open matters it took along, from where to where.
create table regrid_matters (
  tenant_id integer not null,
  regrid_id uuid not null,
  matter_id uuid not null,
  from_place_id uuid not null,
  to_place_id uuid not null,
  primary key (tenant_id, regrid_id, matter_id),
  foreign key (tenant_id, regrid_id) references regrids on delete cascade,
  foreign key (tenant_id, matter_id) references matters on delete cascade
);

call protect_tenant('regrids', 'regrid_places', 'regrid_matters');
