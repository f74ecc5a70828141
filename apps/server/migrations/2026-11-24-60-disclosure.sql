-- 公示清单的一版: what one place shows of one of its four lists. A draft is prepared by some and published by another; from then
-- on it stays as it is. The newest number decides what the public sees: the edition, or that it was withdrawn and why.
create table disclosure_editions (
  tenant_id integer not null references tenants,
  id uuid not null,
  place_id uuid not null,
  place_path text not null,
  kind text not null check (kind in ('needs', 'resources', 'projects', 'effects')),
  state text not null check (state in ('draft', 'published', 'withdrawn')),
  number integer check (number > 0),
  note text not null default '',
  preparers uuid[] not null default '{}',
  prepared_at timestamptz not null,
  published_by uuid,
  published_at timestamptz,
  withdrawn_by uuid,
  withdrawn_at timestamptz,
  withdraw_reason text,
  digest text,
  version integer not null default 1,
  primary key (tenant_id, id),
  foreign key (tenant_id, place_id) references places,
  check ((state = 'draft') = (number is null)),
  check ((state = 'withdrawn') = (withdraw_reason is not null))
);
create unique index disclosure_editions_draft on disclosure_editions (tenant_id, place_id, kind) where state = 'draft';
create unique index disclosure_editions_number on disclosure_editions (tenant_id, place_id, kind, number desc) where number is not null;

-- One row of an edition. `source_texts` and `request_ids` are what it was taken from: kept while it is prepared, gone once it is
-- published, so that of a published edition nothing is kept but what everybody may read.
create table disclosure_items (
  tenant_id integer not null,
  edition_id uuid not null,
  source_id uuid not null,
  position integer not null,
  facts jsonb not null,
  texts jsonb not null,
  source_texts jsonb,
  request_ids uuid[],
  left_out text,
  search_text text not null default '',
  version integer not null default 1,
  primary key (tenant_id, edition_id, source_id),
  foreign key (tenant_id, edition_id) references disclosure_editions on delete cascade
);
create index disclosure_items_order on disclosure_items (tenant_id, edition_id, position);
create index disclosure_items_source on disclosure_items (tenant_id, source_id);

-- Words that are names here although nobody of that name is known to the system, and words that hold a name and are none.
create table disclosure_words (
  tenant_id integer not null references tenants,
  id uuid not null,
  word text not null,
  is_name boolean not null,
  added_by uuid,
  added_at timestamptz not null,
  primary key (tenant_id, id),
  unique (tenant_id, word)
);

call protect_tenant('disclosure_editions', 'disclosure_items', 'disclosure_words');
