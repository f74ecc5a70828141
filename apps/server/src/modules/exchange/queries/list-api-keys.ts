import type { Ctx } from '../../../platform/context.ts';
import { rawJson, type RawJson } from '../../../platform/http/route.ts';

/** Every key that was ever made, those in use first. */
export async function listApiKeys({ tx }: Ctx): Promise<RawJson> {
  const [row] = await tx.sql<{ json: string }>(
    `select json_build_object('items', coalesce(json_agg(json_build_object('id', k.id, 'name', k.name, 'permissions', k.permissions,
       'createdAt', k.created_at, 'createdBy', p.name, 'revokedAt', k.revoked_at, 'lastUsedAt', k.last_used_at)
       order by k.revoked_at is not null, k.created_at desc), '[]'))::text as json
     from api_keys k left join people p on p.tenant_id = k.tenant_id and p.id = k.created_by where k.tenant_id = $1`,
    [tx.tenantId],
  );
  return rawJson(row?.json);
}
