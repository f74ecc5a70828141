import type { Tx } from '../../../platform/database/database.ts';
import { type RawJson, rawJson } from '../../../platform/http/route.ts';

/** The levels, top first, with the version to hand back when replacing them (0 before the first time). */
export async function listLevels({ tx }: { tx: Tx }): Promise<RawJson> {
  const [row] = await tx.sql<{ json: string }>(
    `select json_build_object(
       'version', coalesce((select levels_version from territory_versions where tenant_id = $1), 0),
       'items', coalesce((select json_agg(json_build_object('level', level, 'name', name, 'nameEn', name_en, 'isGrid', is_grid)
                                          order by level) from place_levels where tenant_id = $1), '[]'))::text as json`,
    [tx.tenantId],
  );
  return rawJson(row?.json);
}
