import { type Actor, holds } from '../../kernel/actor.ts';

/**
 * What an actor may do with a unit. Every colleague may look anybody's office up; changing the tree needs unit.manage
 * and, for a post bound to a unit, stays below that unit. The clock and the first set-up act as 'system'.
 */
export function can(actor: Actor, permission: 'unit.read' | 'unit.manage', unit: { path: string }): boolean {
  if (actor.role === 'system') return true;
  if (!holds(actor, permission)) return false;
  if (permission === 'unit.read' || actor.scope === 'tenant') return true;
  return actor.scope === 'unit' && actor.unitPath !== null && unit.path.startsWith(actor.unitPath);
}

/**
 * Where an actor stands to joint bodies: `ground` is the path of the place of the post, or else of the place the post's
 * unit serves; null where there is neither.
 */
export interface Standing {
  ground: string | null;
}

/** Whether an actor maintains what lies at these places: with body.manage, all of the tenant or all within the own ground. */
export function mayMaintain(actor: Actor, { ground }: Standing, placePaths: readonly string[]): boolean {
  if (actor.role === 'system') return true;
  if (!holds(actor, 'body.manage')) return false;
  if (actor.scope === 'tenant') return true;
  if (actor.scope !== 'unit' && actor.scope !== 'place') return false;
  return ground !== null && placePaths.length > 0 && placePaths.every((path) => path.startsWith(ground));
}

/** Whether an actor acts for one of these units: with body.lead, as itself or from above it. */
export function mayLeadFor(actor: Actor, unitPaths: readonly string[]): boolean {
  if (actor.role === 'system') return true;
  if (!holds(actor, 'body.lead') || actor.scope !== 'unit') return false;
  const { unitPath } = actor;
  return unitPath !== null && unitPaths.some((path) => path.startsWith(unitPath));
}

/**
 * Whether an actor sees the meetings of a body: its places lie in the actor's ground, or a unit of the actor's sits in it
 * or is invited. Which bodies there are, who sits in them and who is paired with whom every colleague may see.
 * queries/meeting-scope.ts says the same in SQL.
 */
export function seesMeeting(
  actor: Actor,
  { ground }: Standing,
  meeting: { placePaths: readonly string[]; unitPaths: readonly string[] },
): boolean {
  if (actor.role === 'system') return true;
  if (!holds(actor, 'body.read')) return false;
  if (actor.scope === 'tenant') return true;
  if (actor.scope !== 'unit' && actor.scope !== 'place') return false;
  if (ground !== null && meeting.placePaths.some((path) => path.startsWith(ground))) return true;
  const { scope, unitPath } = actor;
  return scope === 'unit' && unitPath !== null && meeting.unitPaths.some((path) => path.startsWith(unitPath));
}
