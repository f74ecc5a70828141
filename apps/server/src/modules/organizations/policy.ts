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
