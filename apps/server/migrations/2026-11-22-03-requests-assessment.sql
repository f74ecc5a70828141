-- 剔除: an appeal of a unit against its assessment, decided by two different persons. Nothing of it lies in the request.
create table exclusions (
  tenant_id integer not null references tenants,
  id uuid not null,
  request_id uuid not null,
  unit_id uuid not null,
  ground text not null check (ground in ('beyond-duty', 'unlawful-demand', 'false-report', 'force-majeure', 'other')),
  reason text not null,
  state text not null default 'waiting' check (state in ('waiting', 'accepted', 'rejected')),
  votes jsonb not null default '[]',
  appealed_by uuid,
  created_at timestamptz not null,
  decided_at timestamptz,
  version integer not null default 1,
  primary key (tenant_id, id),
  foreign key (tenant_id, request_id) references requests on delete cascade,
  foreign key (tenant_id, unit_id) references units
);
create unique index exclusions_request on exclusions (tenant_id, request_id) where state <> 'rejected';
create index exclusions_newest on exclusions (tenant_id, created_at desc, id desc);

-- What the excluded ones have added to the rates: published rates leave these columns alone, assessed rates take them off.
alter table rate_counts
  add column x_due integer not null default 0,
  add column x_contacted_in_time integer not null default 0,
  add column x_visited integer not null default 0,
  add column x_unreached integer not null default 0,
  add column x_answered integer not null default 0,
  add column x_solved integer not null default 0,
  add column x_satisfied integer not null default 0,
  add column x_handled_in_time integer not null default 0;

call protect_tenant('exclusions');
