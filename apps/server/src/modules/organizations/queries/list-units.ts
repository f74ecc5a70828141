import type { Ctx } from '../../../platform/context.ts';
import { rawJson, type RawJson } from '../../../platform/http/route.ts';

/** The tree in one statement, parents before children; `search` keeps the units whose name, short name or code hold it. */
export async function listUnits({ tx }: Ctx, { search }: { search?: string }): Promise<RawJson> {
  const words = search?.trim().toLowerCase() || null;
  const [row] = await tx.sql<{ json: string }>(
    `select json_build_object('items', coalesce(json_agg(json_build_object(
       'id', u.id, 'parentId', u.parent_id, 'kind', u.kind, 'code', u.code, 'name', u.name, 'shortName', u.short_name,
       'placeId', u.place_id, 'phone', u.phone, 'active', u.active, 'version', u.version
     ) order by u.path collate "C"), '[]'))::text as json
     from units u
     where u.tenant_id = $1
       and ($2::text is null or position($2 in lower(u.name)) > 0 or position($2 in lower(u.short_name)) > 0
            or position($2 in lower(u.code)) > 0)`,
    [tx.tenantId, words],
  );
  return rawJson(row?.json);
}
