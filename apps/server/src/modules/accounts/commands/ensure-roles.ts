import type { Tx } from '../../../platform/database/database.ts';
import { roleCatalogue } from '../domain/shipped-roles.ts';

/** Lays the shipped roles that the tenant does not have yet; what a tenant has changed stays as it is. */
export async function ensureRoles(tx: Tx): Promise<void> {
  await tx.sql(
    `insert into roles (tenant_id, code, name, name_en, scope, permissions, exclusive, built_in)
     select $1, r.code, r.name, r."nameEn", r.scope, r.permissions, r.exclusive, true
     from jsonb_to_recordset($2::jsonb) as r(code text, name text, "nameEn" text, scope text, permissions text[], exclusive text)
     on conflict (tenant_id, code) do nothing`,
    [tx.tenantId, JSON.stringify(roleCatalogue)],
  );
}
