import { type Actor, holds } from '../../kernel/actor.ts';

/**
 * Whether an actor may ask who answers at a place. Work numbers and names of people on duty are no secret of one unit, so all
 * staff may ask everywhere, but for posts bound to a place: a grid worker asks within the grid. '' is ground outside all places.
 */
export function mayAsk(actor: Actor, place: { path: string }): boolean {
  if (actor.role === 'system') return true;
  if (!holds(actor, 'place.read')) return false;
  if (actor.scope !== 'place') return actor.scope !== 'none';
  return actor.placePath !== null && place.path.startsWith(actor.placePath);
}

/** Whether an actor may change a net: with net.manage, all of the tenant, or those of the own unit and the units below it. */
export function mayManageNet(actor: Actor, unit: { path: string }): boolean {
  if (actor.role === 'system') return true;
  if (!holds(actor, 'net.manage')) return false;
  if (actor.scope === 'tenant') return true;
  return actor.scope === 'unit' && actor.unitPath !== null && unit.path.startsWith(actor.unitPath);
}

/** Whether an actor may enter the team of a place; `ground` is the path of the place that the actor's unit serves, if any. */
export function mayManageTeam(actor: Actor, place: { path: string }, ground: string | null): boolean {
  if (actor.role === 'system') return true;
  if (!holds(actor, 'net.manage')) return false;
  if (actor.scope === 'tenant') return true;
  return ground !== null && place.path.startsWith(ground);
}
