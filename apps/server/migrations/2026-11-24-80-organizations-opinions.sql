-- 社区对单位的年度意见: one a year for each pair. The unit may object once; another person than the writer answers, and what the
-- answer changed is kept beside it.
create table unit_opinions (
  tenant_id integer not null references tenants,
  id uuid not null,
  community_id uuid not null,
  unit_id uuid not null,
  year integer not null,
  grade text not null check (grade in ('outstanding', 'good', 'fair', 'poor')),
  opinion text not null,
  written_by uuid,
  written_at timestamptz not null,
  objection text,
  objected_by uuid,
  objected_at timestamptz,
  answer text,
  answered_by uuid,
  answered_at timestamptz,
  outcome text check (outcome in ('kept', 'changed')),
  first_grade text,
  first_opinion text,
  version integer not null default 1,
  primary key (tenant_id, id),
  unique (tenant_id, community_id, unit_id, year),
  foreign key (tenant_id, community_id) references units,
  foreign key (tenant_id, unit_id) references units,
  check ((objection is null) = (objected_at is null)),
  check ((answer is null) = (answered_at is null) and (answer is null) = (outcome is null)),
  check (answer is null or objection is not null)
);
create index unit_opinions_unit on unit_opinions (tenant_id, unit_id, year);
call protect_tenant('unit_opinions');
