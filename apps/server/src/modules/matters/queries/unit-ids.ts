import type { Ctx } from '../../../platform/context.ts';

const known = new WeakMap<object, Map<string, { at: number; ids: string[] }>>();
const FRESH_MS = 5000;

/** The ids of the actor's unit and all below it, at most five seconds old; empty for posts without a unit. */
export async function unitIdsOf({ tx, actor, platform }: Ctx): Promise<string[]> {
  if (!actor.unitId || !actor.unitPath) return [];
  let cache = known.get(platform.db);
  if (!cache) known.set(platform.db, (cache = new Map()));
  const key = `${tx.tenantId} ${actor.unitPath}`;
  const at = performance.now();
  const cached = cache.get(key);
  if (cached && at - cached.at < FRESH_MS) return cached.ids;
  const rows = await tx.sql<{ id: string }>(
    'select id from units where tenant_id = $1 and starts_with(path, $2) order by path',
    [tx.tenantId, actor.unitPath],
  );
  const ids = rows.length > 0 ? rows.map((row) => row.id) : [actor.unitId];
  cache.set(key, { at, ids });
  return ids;
}
