import type { Actor } from '../../../kernel/actor.ts';

/** No path begins with it: for posts that see nothing by their place. */
const NOWHERE = '\n';

/**
 * Which records the actor may see, as a condition on a record `v` and its place `p`; its three parameters are numbered
 * from `from`. policy.ts (reaches) says the same of one record; a test holds the two together.
 */
export function placedScope(
  actor: Actor,
  unitIds: readonly string[],
  from: number,
): { sql: string; values: unknown[] } {
  const byPlace = actor.scope === 'place' || actor.scope === 'unit';
  return {
    sql: `($${from}::boolean or starts_with(p.path, $${from + 1}::text) or v.unit_id = any($${from + 2}::uuid[]))`,
    values: [
      actor.scope === 'tenant',
      byPlace ? (actor.placePath ?? NOWHERE) : NOWHERE,
      actor.scope === 'unit' ? [...unitIds] : [],
    ],
  };
}
