-- 服务项目: a matter; its own part. What moves with it (milestones, reports, claims, parts, effects) lies in its row, so that
-- one version guards all of it: of a thousand claims of one call the first that is stored wins.
create table projects (
  tenant_id integer not null,
  id uuid not null,
  planner_id uuid not null,
  drafted_by uuid,
  content text not null,
  budget_amount numeric(14, 2) check (budget_amount >= 0),
  budget_source text not null default '',
  budget_text text not null default '',
  decision jsonb,
  call jsonb,
  claims jsonb not null default '[]',
  parts jsonb not null default '[]',
  milestones jsonb not null default '[]',
  reports jsonb not null default '[]',
  effects jsonb not null default '[]',
  percent smallint not null default 0 check (percent between 0 and 100),
  round smallint not null default 1,
  recheck_on date,
  started_on date,
  finished_on date,
  stop_reason text,
  primary key (tenant_id, id),
  foreign key (tenant_id, id) references matters on delete cascade,
  foreign key (tenant_id, planner_id) references units
);
create index projects_recheck on projects (tenant_id, recheck_on) where recheck_on is not null;

-- What a project was made of: needs, resources, requests, meetings, by kind and id; other modules keep them.
create table project_sources (
  tenant_id integer not null,
  project_id uuid not null,
  kind text not null check (kind in ('need', 'resource', 'request', 'meeting', 'agreement')),
  source_id uuid not null,
  linked_by uuid,
  linked_at timestamptz not null,
  -- The last step of the project that the source was told of; null as long as nobody has told it anything.
  told text,
  told_at timestamptz,
  primary key (tenant_id, project_id, kind, source_id),
  foreign key (tenant_id, project_id) references projects on delete cascade
);
create index project_sources_of on project_sources (tenant_id, kind, source_id);

-- A code rates one round of one project once. Who was given it is kept nowhere.
create table project_rating_codes (
  tenant_id integer not null,
  id uuid not null,
  project_id uuid not null,
  round smallint not null,
  code_hash bytea not null,
  expires_on date not null,
  issued_by uuid,
  issued_at timestamptz not null,
  score smallint check (score between 1 and 5),
  rated_at timestamptz,
  primary key (tenant_id, id),
  unique (tenant_id, code_hash),
  foreign key (tenant_id, project_id) references projects on delete cascade,
  check ((score is null) = (rated_at is null))
);
create index project_rating_codes_of on project_rating_codes (tenant_id, project_id, round);

call protect_tenant('projects', 'project_sources', 'project_rating_codes');
