create table people (
  tenant_id integer not null references tenants,
  id uuid not null,
  name text not null,
  phone_sealed bytea,
  phone_lookup bytea,
  active boolean not null default true,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  primary key (tenant_id, id)
);
create index people_phone on people (tenant_id, phone_lookup);

create table credentials (
  tenant_id integer not null,
  username text not null check (length(username) between 2 and 64),
  person_id uuid not null,
  password_hash text not null,
  must_change boolean not null default false,
  changed_at timestamptz not null default now(),
  last_used_at timestamptz,
  primary key (tenant_id, username),
  unique (tenant_id, person_id),
  foreign key (tenant_id, person_id) references people on delete cascade
);

-- Roles are data. `scope` says which rows a holder sees; `exclusive` names a group of which a person may hold one role only (三员).
create table roles (
  tenant_id integer not null references tenants,
  code text not null,
  name text not null,
  name_en text not null default '',
  scope text not null check (scope in ('tenant', 'place', 'unit', 'own', 'none')),
  permissions text[] not null default '{}',
  exclusive text,
  built_in boolean not null default false,
  version integer not null default 1,
  primary key (tenant_id, code)
);

create table posts (
  tenant_id integer not null,
  id uuid not null,
  person_id uuid not null,
  role text not null,
  unit_id uuid,
  place_id uuid,
  title text not null default '',
  valid_from date not null,
  valid_until date,
  granted_by uuid,
  version integer not null default 1,
  primary key (tenant_id, id),
  foreign key (tenant_id, person_id) references people on delete cascade,
  foreign key (tenant_id, role) references roles (tenant_id, code),
  foreign key (tenant_id, unit_id) references units,
  foreign key (tenant_id, place_id) references places
);
create index posts_person on posts (tenant_id, person_id);
create index posts_unit on posts (tenant_id, unit_id);
create index posts_place on posts (tenant_id, place_id);

create table sessions (
  tenant_id integer not null,
  token_hash bytea not null,
  person_id uuid not null,
  post_id uuid,
  created_at timestamptz not null,
  last_seen_at timestamptz not null,
  expires_at timestamptz not null,
  address text not null default '',
  agent text not null default '',
  primary key (tenant_id, token_hash),
  foreign key (tenant_id, person_id) references people on delete cascade
);
create index sessions_person on sessions (tenant_id, person_id);

-- What a resident holds instead of an account: only the keyed hash of the code is kept.
create table query_codes (
  tenant_id integer not null references tenants,
  code_hash bytea not null,
  subject_id uuid not null,
  purpose text not null check (purpose in ('progress', 'rating', 'supply')),
  created_at timestamptz not null,
  expires_at timestamptz,
  used_at timestamptz,
  primary key (tenant_id, code_hash)
);
create index query_codes_subject on query_codes (tenant_id, subject_id);

create table consents (
  tenant_id integer not null references tenants,
  subject_id uuid not null,
  purpose text not null,
  basis text not null check (basis in ('consent', 'statutory')),
  given_at timestamptz not null,
  withdrawn_at timestamptz,
  primary key (tenant_id, subject_id, purpose)
);

create table saved_views (
  tenant_id integer not null,
  id uuid not null,
  person_id uuid not null,
  screen text not null,
  name text not null,
  query jsonb not null,
  created_at timestamptz not null default now(),
  primary key (tenant_id, id),
  unique (tenant_id, person_id, screen, name),
  foreign key (tenant_id, person_id) references people on delete cascade
);

call protect_tenant('people', 'credentials', 'roles', 'posts', 'sessions', 'query_codes', 'consents', 'saved_views');
