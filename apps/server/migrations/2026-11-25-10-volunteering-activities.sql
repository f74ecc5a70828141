-- 共建活动: a record, not a matter. The unit plans it and enters the facts, the community confirms them; events are its log.
create table activities (
  tenant_id integer not null references tenants,
  id uuid not null,
  title text not null,
  kind text not null,
  state text not null check (state in ('planned', 'held', 'confirmed', 'returned', 'cancelled')),
  begins_at timestamptz not null,
  ends_at timestamptz not null,
  place_id uuid,
  venue text not null default '',
  unit_id uuid not null,
  helper_ids uuid[] not null default '{}',
  community_id uuid not null,
  body_id uuid,
  project_id uuid,
  agreement_id uuid,
  people integer check (people > 0),
  -- Of all together; what a ledger of points will draw on once the state is 'confirmed'.
  hours numeric(9, 2) check (hours > 0),
  served integer check (served >= 0),
  facts text,
  pictures uuid[] not null default '{}',
  recorded_by uuid,
  recorded_at timestamptz,
  confirmed_by uuid,
  confirmed_at timestamptz,
  reason text,
  created_by uuid,
  created_at timestamptz not null,
  version integer not null default 1,
  primary key (tenant_id, id),
  foreign key (tenant_id, unit_id) references units,
  foreign key (tenant_id, community_id) references units,
  foreign key (tenant_id, place_id) references places,
  foreign key (tenant_id, body_id) references joint_bodies,
  foreign key (tenant_id, project_id) references matters,
  foreign key (tenant_id, agreement_id) references matters,
  check (unit_id <> community_id),
  check (ends_at > begins_at),
  check (state not in ('held', 'confirmed') or (people is not null and hours is not null and served is not null and facts is not null)),
  check ((state = 'confirmed') = (confirmed_at is not null)),
  check (state not in ('returned', 'cancelled') or reason is not null)
);
create index activities_latest on activities (tenant_id, begins_at desc, id desc);
create index activities_unit on activities (tenant_id, unit_id, begins_at desc, id desc);
create index activities_community on activities (tenant_id, community_id, begins_at desc, id desc);
create index activities_helpers on activities using gin (helper_ids);
create index activities_body on activities (tenant_id, body_id, begins_at) where body_id is not null;

-- 签到表: one row for each person, the name sealed until its day; the hours stay as the fact.
create table activity_people (
  tenant_id integer not null,
  activity_id uuid not null,
  position integer not null,
  unit_id uuid not null,
  hours numeric(5, 2) not null check (hours > 0),
  name_sealed bytea,
  -- Keyed hash of unit and name, so that one who comes twice is counted once; gone with the name.
  name_lookup bytea,
  primary key (tenant_id, activity_id, position),
  foreign key (tenant_id, activity_id) references activities on delete cascade,
  foreign key (tenant_id, unit_id) references units,
  check ((name_sealed is null) = (name_lookup is null))
);
create unique index activity_people_once on activity_people (tenant_id, activity_id, name_lookup);
create index activity_people_unit on activity_people (tenant_id, unit_id, activity_id);

call protect_tenant('activities', 'activity_people');
