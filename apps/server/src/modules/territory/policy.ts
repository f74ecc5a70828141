import { type Actor, holds } from '../../kernel/actor.ts';

export type PlacePermission = 'place.read' | 'place.manage';

/**
 * What an actor may do with a place. The names and borders of places are no secret of one street, so whoever may read
 * reads all of the tenant; changing needs place.manage and, for a post bound to a place, stays in its subtree. What
 * concerns the whole territory (levels, imports, a new root) is asked with the path '/'. The clock and the first set-up
 * act as 'system'.
 */
export function can(actor: Actor, permission: PlacePermission, place: { path: string }): boolean {
  if (actor.role === 'system') return true;
  if (!holds(actor, permission)) return false;
  if (permission === 'place.read' || actor.scope === 'tenant') return true;
  return actor.scope === 'place' && actor.placePath !== null && place.path.startsWith(actor.placePath);
}
