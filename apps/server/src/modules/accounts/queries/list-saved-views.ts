import { forbidden } from '../../../kernel/errors.ts';
import type { Ctx } from '../../../platform/context.ts';
import { rawJson, type RawJson } from '../../../platform/http/route.ts';

/** The caller's own views, by screen and name. */
export async function listSavedViews({ tx, actor }: Ctx, { screen }: { screen?: string }): Promise<RawJson> {
  if (!actor.personId) throw forbidden();
  const [row] = await tx.sql<{ json: string }>(
    `select json_build_object('items', coalesce(json_agg(json_build_object(
       'id', v.id, 'screen', v.screen, 'name', v.name, 'query', v.query) order by v.screen, v.created_at, v.id), '[]'))::text as json
     from saved_views v where v.tenant_id = $1 and v.person_id = $2 and ($3::text is null or v.screen = $3)`,
    [tx.tenantId, actor.personId, screen ?? null],
  );
  return rawJson(row?.json);
}
