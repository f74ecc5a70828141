-- 应急时限: a set of limits that new requests begin with while it is switched on; whoever began with it keeps it.
create table limit_presets (
  tenant_id integer not null references tenants,
  id uuid not null,
  items jsonb not null,
  created_at timestamptz not null,
  primary key (tenant_id, id)
);
call protect_tenant('limit_presets');
