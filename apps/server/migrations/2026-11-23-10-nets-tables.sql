-- 多格合一: service nets of departments laid over the grids of the territory, and who is on duty in them.
create table service_nets (
  tenant_id integer not null references tenants,
  id uuid not null,
  unit_id uuid not null,
  kind text not null,
  name text not null,
  -- Words by which people ask for it besides those of its kind.
  keywords text[] not null default '{}',
  -- 'HH:MM' when the day shift begins, and the night shift; without a night shift one person has all 24 hours.
  day_start text not null check (day_start ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'),
  night_start text check (night_start ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$' and night_start > day_start),
  active boolean not null default true,
  version integer not null default 1,
  primary key (tenant_id, id),
  foreign key (tenant_id, unit_id) references units
);
create unique index service_nets_name on service_nets (tenant_id, unit_id, name);

create table net_sections (
  tenant_id integer not null,
  id uuid not null,
  net_id uuid not null,
  code text not null check (code ~ '^[A-Za-z0-9._-]{1,40}$'),
  name text not null,
  -- The one public number of the section; null: the unit's own.
  phone text,
  active boolean not null default true,
  version integer not null default 1,
  primary key (tenant_id, id),
  unique (tenant_id, net_id, code),
  foreign key (tenant_id, net_id) references service_nets
);

-- What a section covers: places of the territory, or ground of its own (CGCS2000). Former ground stays as history.
create table net_areas (
  tenant_id integer not null,
  id uuid not null,
  section_id uuid not null,
  place_id uuid,
  geometry jsonb,
  source_datum text check (source_datum in ('CGCS2000', 'WGS84', 'GCJ02')),
  valid_from timestamptz not null,
  valid_until timestamptz,
  primary key (tenant_id, id),
  check ((place_id is null) <> (geometry is null)),
  foreign key (tenant_id, section_id) references net_sections,
  foreign key (tenant_id, place_id) references places
);
create index net_areas_section on net_areas (tenant_id, section_id, valid_from);
create index net_areas_place on net_areas (tenant_id, place_id) where valid_until is null;

-- Who takes turns in a net. Names of staff at work, no private numbers: one calls the section.
create table duty_people (
  tenant_id integer not null,
  id uuid not null,
  net_id uuid not null,
  name text not null,
  title text not null default '',
  active boolean not null default true,
  version integer not null default 1,
  primary key (tenant_id, id),
  foreign key (tenant_id, net_id) references service_nets
);
create index duty_people_net on duty_people (tenant_id, net_id);

-- A week's turns: slots = [{weekday 1 Monday … 7, shift 'day' | 'night', personId}]. A replaced one ends the day before.
create table duty_rosters (
  tenant_id integer not null,
  id uuid not null,
  section_id uuid not null,
  slots jsonb not null,
  valid_from date not null,
  valid_until date,
  created_at timestamptz not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, section_id) references net_sections
);
create index duty_rosters_section on duty_rosters (tenant_id, section_id, valid_from);

-- Days on which it is otherwise: a stand-in, or nobody (person_id null). A cancelled one stays as history.
create table duty_exceptions (
  tenant_id integer not null,
  id uuid not null,
  section_id uuid not null,
  from_day date not null,
  until_day date not null check (until_day >= from_day),
  shift text check (shift in ('day', 'night')),
  -- Only the turns of this person; null: all.
  instead_of uuid,
  person_id uuid,
  created_at timestamptz not null,
  cancelled_at timestamptz,
  primary key (tenant_id, id),
  foreign key (tenant_id, section_id) references net_sections,
  foreign key (tenant_id, instead_of) references duty_people,
  foreign key (tenant_id, person_id) references duty_people
);
create index duty_exceptions_section on duty_exceptions (tenant_id, section_id, until_day);

-- 五包一: who looks after a grid together. Entered for a place, it holds for all places below that have none of the role.
create table team_members (
  tenant_id integer not null,
  id uuid not null,
  place_id uuid not null,
  role text not null check (role in ('leader', 'grid-staff', 'linked-unit', 'police', 'property')),
  name text not null,
  title text not null default '',
  unit_id uuid,
  phone text,
  valid_from timestamptz not null,
  valid_until timestamptz,
  primary key (tenant_id, id),
  foreign key (tenant_id, place_id) references places,
  foreign key (tenant_id, unit_id) references units
);
create index team_members_place on team_members (tenant_id, place_id, valid_from);

-- Renewed by every change, so that memories see that they are old.
create sequence net_changes;
grant usage on sequence net_changes to huying_app;
create table net_versions (
  tenant_id integer primary key references tenants,
  change bigint not null
);

call protect_tenant('service_nets', 'net_sections', 'net_areas', 'duty_people', 'duty_rosters', 'duty_exceptions', 'team_members', 'net_versions');
