-- 巡查走访. A visit is a record: due, done or called off. Whom it was about lies sealed, until a day, and can go at once.
create table visits (
  tenant_id integer not null references tenants,
  id uuid not null,
  occasion text not null,
  place_id uuid not null,
  unit_id uuid,
  state text not null check (state in ('due', 'done', 'cancelled')),
  due_on date,
  outcome text check (outcome in ('met', 'not-home', 'declined')),
  household_sealed bytea,
  note_sealed bytea,
  kept_until date,
  found integer not null default 0,
  created_by uuid,
  created_at timestamptz not null,
  done_by uuid,
  done_at timestamptz,
  version integer not null default 1,
  primary key (tenant_id, id),
  foreign key (tenant_id, place_id) references places,
  foreign key (tenant_id, unit_id) references units,
  check ((household_sealed is null and note_sealed is null) or kept_until is not null)
);
create index visits_due on visits (tenant_id, due_on, id) where state = 'due';
create index visits_done on visits (tenant_id, done_at desc, id desc) where state = 'done';
create index visits_kept on visits (tenant_id, kept_until) where kept_until is not null;

-- 领导包格: who takes care of which grid, and in which months he or she was there. A fact, not a clock-in.
create table grid_leaders (
  tenant_id integer not null references tenants,
  id uuid not null,
  place_id uuid not null,
  unit_id uuid,
  name text not null,
  title text not null default '',
  from_month text not null check (from_month ~ '^\d{4}-\d{2}$'),
  until_month text check (until_month ~ '^\d{4}-\d{2}$'),
  created_at timestamptz not null,
  version integer not null default 1,
  primary key (tenant_id, id),
  foreign key (tenant_id, place_id) references places,
  foreign key (tenant_id, unit_id) references units
);
create table leader_visits (
  tenant_id integer not null,
  leader_id uuid not null,
  month text not null check (month ~ '^\d{4}-\d{2}$'),
  visited_on date not null,
  recorded_by uuid,
  recorded_at timestamptz not null,
  primary key (tenant_id, leader_id, month),
  foreign key (tenant_id, leader_id) references grid_leaders on delete cascade
);

-- A route as a list of points and how often it is walked; one round for each day, week or month.
create table patrol_plans (
  tenant_id integer not null references tenants,
  id uuid not null,
  name text not null,
  place_id uuid not null,
  unit_id uuid,
  every text not null check (every in ('day', 'week', 'month')),
  points jsonb not null,
  active boolean not null default true,
  created_by uuid,
  created_at timestamptz not null,
  version integer not null default 1,
  primary key (tenant_id, id),
  foreign key (tenant_id, place_id) references places,
  foreign key (tenant_id, unit_id) references units
);
create table patrol_rounds (
  tenant_id integer not null,
  id uuid not null,
  plan_id uuid not null,
  state text not null check (state in ('due', 'done')),
  due_on date not null,
  points jsonb not null,
  checked jsonb not null default '[]',
  found integer not null default 0,
  done_by uuid,
  done_at timestamptz,
  version integer not null default 1,
  primary key (tenant_id, id),
  unique (tenant_id, plan_id, due_on),
  foreign key (tenant_id, plan_id) references patrol_plans
);
create index patrol_rounds_due on patrol_rounds (tenant_id, due_on, id) where state = 'due';
create index patrol_rounds_done on patrol_rounds (tenant_id, done_at desc, id desc) where state = 'done';

-- 隐患: a matter; its own part.
create table hazards (
  tenant_id integer not null,
  id uuid not null,
  content text not null,
  address text not null default '',
  level text not null check (level in ('general', 'major')),
  found_in text not null check (found_in in ('visit', 'patrol', 'report')),
  found_id uuid,
  reported_by uuid,
  handled_by uuid[] not null default '{}',
  limit_days integer,
  rectify_text text,
  check_text text,
  void_reason text,
  primary key (tenant_id, id),
  foreign key (tenant_id, id) references matters on delete cascade
);
create index hazards_found on hazards (tenant_id, found_id) where found_id is not null;

-- 待调解, 待转需求: what was found and belongs to another module; it waits here until somebody has taken it over.
create table findings (
  tenant_id integer not null references tenants,
  id uuid not null,
  kind text not null check (kind in ('dispute', 'need')),
  place_id uuid not null,
  unit_id uuid,
  content text not null,
  found_in text not null check (found_in in ('visit', 'patrol')),
  found_id uuid not null,
  state text not null check (state in ('waiting', 'taken')),
  reference text,
  target_id uuid,
  found_by uuid,
  created_at timestamptz not null,
  taken_by uuid,
  taken_at timestamptz,
  version integer not null default 1,
  primary key (tenant_id, id),
  foreign key (tenant_id, place_id) references places,
  foreign key (tenant_id, unit_id) references units
);
create index findings_waiting on findings (tenant_id, kind, created_at, id) where state = 'waiting';
create index findings_found on findings (tenant_id, found_id);

-- Which requests came out of which visit or round: the request itself knows its source only.
create table found_requests (
  tenant_id integer not null,
  request_id uuid not null,
  found_in text not null check (found_in in ('visit', 'patrol')),
  found_id uuid not null,
  primary key (tenant_id, request_id),
  foreign key (tenant_id, request_id) references requests on delete cascade
);
create index found_requests_found on found_requests (tenant_id, found_id);

-- 流动网格员: a link of one's own, to report with and for nothing else. `reports` only counts: which reports came through
-- which link is kept nowhere, so that no track of a person can be made of them.
create table mobile_links (
  tenant_id integer not null references tenants,
  id uuid not null,
  unit_id uuid not null,
  label text not null,
  token_hash bytea not null,
  expires_on date not null,
  reports integer not null default 0,
  created_by uuid,
  created_at timestamptz not null,
  revoked_at timestamptz,
  primary key (tenant_id, id),
  unique (tenant_id, token_hash),
  foreign key (tenant_id, unit_id) references units
);

call protect_tenant('visits', 'grid_leaders', 'leader_visits', 'patrol_plans', 'patrol_rounds', 'hazards', 'findings',
  'found_requests', 'mobile_links');
