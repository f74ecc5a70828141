-- 大工委, 联合党委, 专业委员会, 联席会议 …: bodies in which units sit together. Nothing is deleted: a body, a seat, a pairing and
-- a link end with a day. Kinds, roles and kinds of pairings are words of the tenant (tenant_settings, 'organizations').
create table joint_bodies (
  tenant_id integer not null references tenants,
  id uuid not null,
  kind text not null,
  -- Of a professional committee: 医疗健康, 教育科技 …
  field text,
  name text not null,
  duty text not null default '',
  parent_id uuid,
  -- Whether the chair goes round by months, so that a month without a unit is a gap.
  rotates boolean not null default false,
  founded_on date not null,
  ended_on date,
  created_at timestamptz not null,
  version integer not null default 1,
  primary key (tenant_id, id),
  foreign key (tenant_id, parent_id) references joint_bodies,
  check (ended_on is null or ended_on >= founded_on)
);
create table joint_body_places (
  tenant_id integer not null,
  body_id uuid not null,
  place_id uuid not null,
  primary key (tenant_id, body_id, place_id),
  foreign key (tenant_id, body_id) references joint_bodies,
  foreign key (tenant_id, place_id) references places
);
create index joint_body_places_place on joint_body_places (tenant_id, place_id);

-- A unit's seat. `office` names the office that sits there (社区党委书记), `post_id` a post of the accounts; never a person.
create table body_seats (
  tenant_id integer not null,
  id uuid not null,
  body_id uuid not null,
  unit_id uuid not null,
  role text not null,
  office text not null default '',
  post_id uuid,
  from_on date not null,
  -- The last day.
  until_on date,
  created_at timestamptz not null,
  version integer not null default 1,
  primary key (tenant_id, id),
  foreign key (tenant_id, body_id) references joint_bodies,
  foreign key (tenant_id, unit_id) references units,
  check (until_on is null or until_on >= from_on)
);
create index body_seats_body on body_seats (tenant_id, body_id);
create index body_seats_unit on body_seats (tenant_id, unit_id);

-- 轮值: which unit is in the chair in which month, and what the month is about.
create table rota_months (
  tenant_id integer not null,
  body_id uuid not null,
  month text not null check (month ~ '^\d{4}-(0[1-9]|1[0-2])$'),
  unit_id uuid not null,
  theme text not null default '',
  version integer not null default 1,
  primary key (tenant_id, body_id, month),
  foreign key (tenant_id, body_id) references joint_bodies,
  foreign key (tenant_id, unit_id) references units
);
create index rota_months_unit on rota_months (tenant_id, unit_id, month);

-- 1+1, 1+N, N+1, 2+1, 攀亲戚: communities and units that go together for a time.
create table pairings (
  tenant_id integer not null references tenants,
  id uuid not null,
  kind text not null,
  purpose text not null default '',
  from_on date not null,
  until_on date,
  created_at timestamptz not null,
  version integer not null default 1,
  primary key (tenant_id, id),
  check (until_on is null or until_on >= from_on)
);
create table pairing_parties (
  tenant_id integer not null,
  id uuid not null,
  pairing_id uuid not null,
  unit_id uuid not null,
  side text not null check (side in ('community', 'unit')),
  from_on date not null,
  until_on date,
  primary key (tenant_id, id),
  foreign key (tenant_id, pairing_id) references pairings,
  foreign key (tenant_id, unit_id) references units,
  check (until_on is null or until_on >= from_on)
);
create unique index pairing_parties_present on pairing_parties (tenant_id, pairing_id, unit_id) where until_on is null;
create index pairing_parties_unit on pairing_parties (tenant_id, unit_id);

-- 包联: which office of the county looks after which place.
create table leader_links (
  tenant_id integer not null references tenants,
  id uuid not null,
  office text not null,
  post_id uuid,
  unit_id uuid,
  place_id uuid not null,
  from_on date not null,
  until_on date,
  created_at timestamptz not null,
  version integer not null default 1,
  primary key (tenant_id, id),
  foreign key (tenant_id, unit_id) references units,
  foreign key (tenant_id, place_id) references places,
  check (until_on is null or until_on >= from_on)
);
create index leader_links_place on leader_links (tenant_id, place_id);
create index leader_links_unit on leader_links (tenant_id, unit_id);

create table joint_meetings (
  tenant_id integer not null references tenants,
  id uuid not null,
  body_id uuid not null,
  title text not null,
  theme text not null default '',
  begins_at timestamptz not null,
  venue text not null,
  chair_id uuid not null,
  state text not null check (state in ('called', 'held', 'cancelled')),
  cancel_reason text,
  minutes_file_id uuid,
  created_at timestamptz not null,
  version integer not null default 1,
  primary key (tenant_id, id),
  foreign key (tenant_id, body_id) references joint_bodies,
  foreign key (tenant_id, chair_id) references units
);
create index joint_meetings_time on joint_meetings (tenant_id, begins_at desc, id desc);
create index joint_meetings_body on joint_meetings (tenant_id, body_id, begins_at desc, id desc);

-- 议题. What it is about is named by kind and id without a foreign key: needs and projects belong to modules below.
create table meeting_items (
  tenant_id integer not null,
  id uuid not null,
  meeting_id uuid not null,
  position integer not null,
  matter_kind text,
  matter_id uuid,
  title text not null,
  note text not null default '',
  -- Put off at that earlier meeting and brought up again here.
  carried_from uuid,
  outcome text check (outcome in ('agreed', 'refused', 'deferred', 'noted')),
  decision text,
  lead_id uuid,
  helper_ids uuid[] not null default '{}',
  due_on date,
  decided_at timestamptz,
  done_on date,
  primary key (tenant_id, id),
  foreign key (tenant_id, meeting_id) references joint_meetings,
  foreign key (tenant_id, lead_id) references units,
  check ((matter_kind is null) = (matter_id is null)),
  check ((outcome is null) = (decided_at is null))
);
create index meeting_items_meeting on meeting_items (tenant_id, meeting_id, position);
create index meeting_items_matter on meeting_items (tenant_id, matter_id) where matter_id is not null;
create index meeting_items_lead on meeting_items (tenant_id, lead_id) where lead_id is not null and done_on is null;

create table meeting_units (
  tenant_id integer not null,
  meeting_id uuid not null,
  unit_id uuid not null,
  attendance text not null check (attendance in ('invited', 'present', 'absent', 'excused')),
  primary key (tenant_id, meeting_id, unit_id),
  foreign key (tenant_id, meeting_id) references joint_meetings,
  foreign key (tenant_id, unit_id) references units
);
create index meeting_units_unit on meeting_units (tenant_id, unit_id);

call protect_tenant('joint_bodies', 'joint_body_places', 'body_seats', 'rota_months', 'pairings', 'pairing_parties', 'leader_links',
  'joint_meetings', 'meeting_items', 'meeting_units');
