-- The post a person last worked in is taken up again at the next sign-in.
alter table credentials add column last_post_id uuid;

-- The code that the console shows while nobody exists; only its hash is kept, and only the owner reads it.
create table setup_codes (
  singleton boolean primary key default true check (singleton),
  code_hash bytea not null,
  created_at timestamptz not null
);
