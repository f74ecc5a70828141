-- What was learned from a tenant's own requests, version by version; the newest is in use. Hashes and numbers only, no
-- words (modules/insight/domain/text-features.ts).
create table insight_models (
  tenant_id integer not null references tenants,
  number integer not null,
  trained_at timestamptz not null,
  requests integer not null,
  quality jsonb not null,
  body bytea not null,
  primary key (tenant_id, number)
);

-- What was offered for a request and what somebody chose: kept whether they agree or not, and learned from.
create table suggestion_choices (
  tenant_id integer not null,
  request_id uuid not null,
  seq integer not null,
  kind text not null check (kind in ('category', 'unit')),
  offered jsonb not null,
  chosen text not null,
  rank smallint,
  model integer,
  chosen_by uuid,
  at timestamptz not null,
  primary key (tenant_id, request_id, seq, kind),
  foreign key (tenant_id, request_id) references requests on delete cascade
);
create index suggestion_choices_newest on suggestion_choices (tenant_id, at desc);

call protect_tenant('insight_models', 'suggestion_choices');
