import { holds } from '../../../kernel/actor.ts';
import type { Ctx } from '../../../platform/context.ts';
import { unitIdsOf } from '../../matters/index.ts';
import { unitsInMemory } from '../../organizations/index.ts';
import { groundOf } from '../../territory/index.ts';

/** Which activities `a` the caller sees, as a condition whose three parameters are numbered from `from` (policy.ts: seesActivity). */
export async function activityScope(ctx: Ctx, from: number): Promise<{ sql: string; values: unknown[] }> {
  const { actor } = ctx;
  const reads = holds(actor, 'activity.read');
  const unitIds = reads && actor.scope === 'unit' ? await unitIdsOf(ctx) : [];
  const communityIds = reads && actor.scope === 'place' ? await communitiesAt(ctx, actor.placePath) : unitIds;
  return {
    sql: `($${from}::boolean or a.unit_id = any($${from + 1}::uuid[]) or a.community_id = any($${from + 2}::uuid[])
      or a.helper_ids && $${from + 1}::uuid[])`,
    values: [reads && actor.scope === 'tenant', unitIds, communityIds],
  };
}

async function communitiesAt(ctx: Ctx, placePath: string | null): Promise<string[]> {
  if (placePath === null) return [];
  const { all } = await unitsInMemory(ctx);
  const { places } = await groundOf(ctx);
  return all.flatMap(({ id, placeId }) =>
    placeId !== null && places.get(placeId)?.path.startsWith(placePath) ? [id] : [],
  );
}
