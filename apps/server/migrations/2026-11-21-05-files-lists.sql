create table files (
  tenant_id integer not null references tenants,
  id uuid not null,
  subject_id uuid,
  purpose text not null check (purpose in ('report-photo', 'evidence', 'before', 'after', 'import', 'export')),
  name text not null,
  media_type text not null,
  bytes integer not null,
  width integer,
  height integer,
  sha256 bytea not null,
  storage_key text not null,
  claim_hash bytea,
  uploaded_by uuid,
  created_at timestamptz not null,
  primary key (tenant_id, id)
);
create index files_subject on files (tenant_id, subject_id);

-- One engine for every published list: categories, duties, limits, non-acceptance reasons, working calendar.
create table list_versions (
  tenant_id integer not null references tenants,
  id uuid not null,
  list text not null check (list in ('category', 'duty', 'limit', 'rejection', 'calendar')),
  number integer not null,
  state text not null check (state in ('draft', 'published', 'superseded')),
  items jsonb not null,
  note text not null default '',
  drafted_by uuid,
  drafted_at timestamptz not null,
  published_by uuid,
  published_at timestamptz,
  version integer not null default 1,
  primary key (tenant_id, id),
  unique (tenant_id, list, number),
  check (published_by is null or published_by is distinct from drafted_by)
);
create unique index list_versions_current on list_versions (tenant_id, list) where state = 'published';

call protect_tenant('files', 'list_versions');
