-- A picture on its way in pieces, so that a phone with a poor connection goes on where it broke off. It is named by the
-- phone, known by the hash of its whole, and belongs to the text that came before it.
create table uploads (
  tenant_id integer not null references tenants,
  id uuid not null,
  purpose text not null check (purpose in ('report-photo', 'evidence', 'before', 'after')),
  sha256 bytea not null,
  bytes integer not null check (bytes > 0),
  received integer not null default 0,
  piece_starts integer[] not null default '{}',
  parcel_id uuid not null,
  begun_by uuid not null,
  touched_at timestamptz not null,
  file_id uuid,
  primary key (tenant_id, id)
);
create index uploads_by_age on uploads (tenant_id, touched_at);
create index uploads_unfinished on uploads (tenant_id, begun_by) where file_id is null;

call protect_tenant('uploads');
