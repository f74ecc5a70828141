-- What was written without a connection and has arrived: once for the whole tenant, whoever brought it in.
create table offline_parcels (
  tenant_id integer not null references tenants,
  id uuid not null,
  kind text not null,
  -- Of what was written: the same id with other content is a mistake.
  fingerprint bytea not null,
  subject_id uuid not null,
  author_id uuid not null,
  sent_by uuid not null,
  -- Both by the clock of the phone; received_at by ours, so the difference of the clocks is received_at - sent_at.
  made_at timestamptz not null,
  sent_at timestamptz not null,
  received_at timestamptz not null,
  -- The answer, sealed: it may hold a query code.
  answer text not null,
  primary key (tenant_id, id)
);
create index offline_parcels_subject on offline_parcels (tenant_id, subject_id);

call protect_tenant('offline_parcels');
