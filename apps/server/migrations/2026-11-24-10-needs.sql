-- 居民需求: a matter; its own part. It says how many or which group are concerned, never who.
create table needs (
  tenant_id integer not null,
  id uuid not null,
  sort text not null,
  content text not null,
  address text not null default '',
  people integer check (people > 0),
  people_group text not null default '',
  wanted_by date,
  repeatable boolean not null default false,
  words text[] not null default '{}',
  noted_by uuid,
  verified_by uuid,
  met_by uuid,
  gathered_into uuid,
  gathered_from text,
  verify_text text,
  met_text text,
  recheck_text text,
  end_reason text,
  rebounds integer not null default 0,
  primary key (tenant_id, id),
  foreign key (tenant_id, id) references matters on delete cascade,
  foreign key (tenant_id, gathered_into) references needs,
  check ((gathered_into is null) = (gathered_from is null))
);
create index needs_words on needs using gin (words);
create index needs_gathered on needs (tenant_id, gathered_into) where gathered_into is not null;
create index matters_of_needs on matters (tenant_id, state, created_at desc, id desc) where kind = 'need';

-- Where a need comes from. A need that is gathered into another keeps its own; the other shows them with its own.
create table need_sources (
  tenant_id integer not null,
  id uuid not null,
  need_id uuid not null,
  source text not null check (source in ('request', 'visit', 'meeting', 'box', 'questionnaire', 'website', 'account', 'import', 'other')),
  subject_id uuid,
  reference text not null default '',
  added_by uuid,
  added_at timestamptz not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, need_id) references needs on delete cascade
);
create index need_sources_need on need_sources (tenant_id, need_id, added_at, id);
create unique index need_sources_subject on need_sources (tenant_id, subject_id, need_id) where subject_id is not null;

-- 辖区资源: what a unit can give. `taken` is what is promised of its capacity, and never more than that.
create table resources (
  tenant_id integer not null references tenants,
  id uuid not null,
  unit_id uuid not null,
  giver text not null check (giver in ('unit', 'organisation', 'team', 'social-worker', 'member')),
  sort text not null,
  name text not null,
  details text not null default '',
  capacity integer not null check (capacity >= 0),
  measure text not null,
  per_need integer not null default 1 check (per_need > 0),
  taken integer not null default 0,
  renews boolean not null default false,
  from_on date,
  until_on date,
  weekdays smallint[] not null default '{}',
  hours text not null default '',
  place_id uuid not null,
  reach_m integer check (reach_m > 0),
  conditions text not null default '',
  words text[] not null default '{}',
  state text not null check (state in ('open', 'closed')),
  closed_reason text,
  created_by uuid,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  version integer not null default 1,
  primary key (tenant_id, id),
  foreign key (tenant_id, unit_id) references units,
  foreign key (tenant_id, place_id) references places,
  check (taken >= 0 and taken <= capacity),
  check (from_on is null or until_on is null or from_on <= until_on)
);
create index resources_open on resources (tenant_id, sort, id) where state = 'open';
create index resources_unit on resources (tenant_id, unit_id, id);
create index resources_newest on resources (tenant_id, created_at desc, id desc);
create index resources_words on resources using gin (words) where state = 'open';

-- 占用: capacity of a resource promised for a need. Confirmed once both sides have said so, each by another person.
create table promises (
  tenant_id integer not null,
  id uuid not null,
  need_id uuid not null,
  resource_id uuid not null,
  giver_id uuid not null,
  keeper_id uuid,
  amount integer not null check (amount > 0),
  state text not null check (state in ('tentative', 'confirmed', 'kept', 'fallen-through')),
  planned_on date,
  note text not null default '',
  outcome text,
  plan_id uuid,
  need_side_by uuid,
  need_side_at timestamptz,
  giver_side_by uuid,
  giver_side_at timestamptz,
  created_by uuid,
  created_at timestamptz not null,
  ended_at timestamptz,
  version integer not null default 1,
  primary key (tenant_id, id),
  foreign key (tenant_id, need_id) references needs,
  foreign key (tenant_id, resource_id) references resources,
  foreign key (tenant_id, giver_id) references units,
  foreign key (tenant_id, keeper_id) references units,
  check (state <> 'confirmed' or (need_side_at is not null and giver_side_at is not null))
);
create unique index promises_pair on promises (tenant_id, need_id, resource_id) where state in ('tentative', 'confirmed');
create index promises_need on promises (tenant_id, need_id, created_at, id);
create index promises_resource on promises (tenant_id, resource_id, created_at, id);
create index promises_newest on promises (tenant_id, created_at desc, id desc);
create index promises_kept on promises (tenant_id, keeper_id, giver_id) where state = 'kept';

-- The best plan for an area: reckoned in a thread of its own, looked over, and accepted or left.
create table match_plans (
  tenant_id integer not null references tenants,
  id uuid not null,
  place_id uuid not null,
  state text not null check (state in ('solving', 'draft', 'failed', 'accepting', 'accepted', 'discarded')),
  fairness integer not null check (fairness between 0 and 1000),
  pins jsonb not null default '[]',
  forbids jsonb not null default '[]',
  figures jsonb,
  created_by uuid,
  created_at timestamptz not null,
  solved_at timestamptz,
  accepted_by uuid,
  accepted_at timestamptz,
  version integer not null default 1,
  primary key (tenant_id, id),
  foreign key (tenant_id, place_id) references places
);
create index match_plans_newest on match_plans (tenant_id, created_at desc, id desc);
create table match_plan_pairs (
  tenant_id integer not null,
  plan_id uuid not null,
  need_id uuid not null,
  resource_id uuid not null,
  worth integer not null,
  reasons jsonb not null,
  pinned boolean not null default false,
  promise_id uuid,
  refusal text,
  primary key (tenant_id, plan_id, need_id),
  foreign key (tenant_id, plan_id) references match_plans on delete cascade
);
create table match_plan_unmatched (
  tenant_id integer not null,
  plan_id uuid not null,
  need_id uuid not null,
  why text not null check (why in ('nothing-suits', 'used-up', 'too-far', 'too-late', 'forbidden')),
  primary key (tenant_id, plan_id, need_id),
  foreign key (tenant_id, plan_id) references match_plans on delete cascade
);

call protect_tenant('needs', 'need_sources', 'resources', 'promises', 'match_plans', 'match_plan_pairs', 'match_plan_unmatched');
