-- 网格工作事项准入: work put on grid workers that is not on their published list, with who asked, until when, and who approved.
create table admissions (
  tenant_id integer not null references tenants,
  id uuid not null,
  unit_id uuid not null,
  place_id uuid not null,
  place_path text not null,
  title text not null,
  detail text not null,
  minutes_weekly integer not null check (minutes_weekly between 1 and 2400),
  ends_on date not null,
  state text not null default 'asked' check (state in ('asked', 'approved', 'refused', 'ended')),
  asked_by uuid,
  decided_by uuid,
  decision_reason text,
  created_at timestamptz not null,
  decided_at timestamptz,
  ended_at timestamptz,
  version integer not null default 1,
  primary key (tenant_id, id),
  foreign key (tenant_id, unit_id) references units,
  foreign key (tenant_id, place_id) references places,
  check (decided_by is null or decided_by is distinct from asked_by)
);
create index admissions_newest on admissions (tenant_id, created_at desc, id desc);
call protect_tenant('admissions');

update roles set permissions = array(select distinct unnest(permissions || array['admission.ask'])) where code = 'department-dispatcher';
update roles set permissions = array(select distinct unnest(permissions || array['admission.ask', 'admission.decide'])) where code = 'district-dispatcher';
update roles set permissions = array(select distinct unnest(permissions || array['admission.decide'])) where code = 'supervisor';
