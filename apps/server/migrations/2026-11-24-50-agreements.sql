-- 一书三单: a co-building agreement between a community and a unit, with its three lists; a matter; its own part.
create table agreements (
  tenant_id integer not null,
  id uuid not null,
  community_id uuid not null,
  unit_id uuid not null,
  -- The side whose turn it is to write.
  drafting text not null check (drafting in ('community', 'unit')),
  -- The edition that is written or signed now, and the one both sides have signed, if any.
  current smallint not null default 1,
  in_force smallint,
  from_on date not null,
  until_on date not null,
  -- Only of what is in force: the day of the next review, and the last day it holds.
  review_on date,
  expires_on date,
  reviews jsonb not null default '[]',
  renews_id uuid,
  end_reason text,
  ended_on date,
  primary key (tenant_id, id),
  foreign key (tenant_id, id) references matters on delete cascade,
  foreign key (tenant_id, community_id) references units,
  foreign key (tenant_id, unit_id) references units,
  foreign key (tenant_id, renews_id) references agreements,
  check (community_id <> unit_id),
  check (from_on <= until_on)
);
create index agreements_community on agreements (tenant_id, community_id);
create index agreements_unit on agreements (tenant_id, unit_id);
create index agreements_renewed on agreements (tenant_id, renews_id) where renews_id is not null;
create index agreements_review on agreements (review_on) where review_on is not null;
create index agreements_expiry on agreements (expires_on) where expires_on is not null;

-- What an agreement says, edition by edition. One that was sent never changes any more.
create table agreement_editions (
  tenant_id integer not null,
  agreement_id uuid not null,
  number smallint not null,
  content jsonb not null,
  -- SHA-256 over the parties and the content, as hexadecimal digits.
  hash text not null check (hash ~ '^[0-9a-f]{64}$'),
  side text not null check (side in ('community', 'unit')),
  note text not null default '',
  written_by uuid,
  written_at timestamptz not null,
  sent_at timestamptz,
  primary key (tenant_id, agreement_id, number),
  foreign key (tenant_id, agreement_id) references agreements on delete cascade
);

-- One signature a side, by two different persons, each over the content as it stood.
create table agreement_signatures (
  tenant_id integer not null,
  agreement_id uuid not null,
  number smallint not null,
  side text not null check (side in ('community', 'unit')),
  unit_id uuid not null,
  person_id uuid not null,
  hash text not null,
  signed_at timestamptz not null,
  primary key (tenant_id, agreement_id, number, side),
  unique (tenant_id, agreement_id, number, person_id),
  foreign key (tenant_id, agreement_id, number) references agreement_editions on delete cascade,
  foreign key (tenant_id, unit_id) references units
);

call protect_tenant('agreements', 'agreement_editions', 'agreement_signatures');
revoke update, delete, truncate on agreement_signatures from huying_app;
