-- What a request may carry besides its state: applications for more time or a hold, the hold itself, its master when it is
-- merged and where it stood then, who adopted it, what it was handed over to, where its reporter was told to turn.
alter table requests
  add column asks jsonb not null default '[]',
  add column suspension jsonb,
  add column merged_into uuid,
  add column merged_from jsonb,
  add column adoptions jsonb not null default '[]',
  add column link jsonb,
  add column diversions jsonb not null default '[]',
  add column escalations smallint not null default 0,
  add constraint requests_master foreign key (tenant_id, merged_into) references requests;
create index requests_merged on requests (tenant_id, merged_into) where merged_into is not null;
create index requests_suspended on requests (tenant_id, (suspension->>'reviewOn'), id) where suspension is not null;
create index matters_children on matters (tenant_id, parent_id) where parent_id is not null;
create index matters_closed_requests on matters (tenant_id, closed_at) where state = 'closed' and kind = 'request';

-- 协办: the part of one helper, a matter below its request.
create table co_tasks (
  tenant_id integer not null,
  id uuid not null,
  task text not null,
  stage_text text,
  result_text text,
  end_reason text,
  primary key (tenant_id, id),
  foreign key (tenant_id, id) references matters on delete cascade
);

-- 吹哨: who called, why, where to meet; and each department's answer, a matter below the request.
create table whistles (
  tenant_id integer not null,
  id uuid not null,
  request_id uuid not null,
  type text not null check (type in ('request', 'key', 'enforcement', 'emergency')),
  reason text not null,
  meeting_at timestamptz,
  meeting_place text,
  called_by uuid,
  at timestamptz not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, request_id) references requests on delete cascade,
  foreign key (tenant_id, called_by) references units
);
create index whistles_request on whistles (tenant_id, request_id);
create table whistle_calls (
  tenant_id integer not null,
  id uuid not null,
  whistle_id uuid not null,
  caller_id uuid,
  reported_at timestamptz,
  on_site boolean,
  result_text text,
  end_reason text,
  by_caller jsonb,
  by_called jsonb,
  primary key (tenant_id, id),
  foreign key (tenant_id, id) references matters on delete cascade,
  foreign key (tenant_id, whistle_id) references whistles on delete cascade
);
create index whistle_calls_whistle on whistle_calls (tenant_id, whistle_id);

call protect_tenant('co_tasks', 'whistles', 'whistle_calls');
