import type { Actor } from '../../../kernel/actor.ts';
import { forbidden } from '../../../kernel/errors.ts';
import { can } from '../policy.ts';

/** Throws forbidden unless the actor may change what lies at this path; '/' is the territory as a whole. */
export function authorizeManaging(actor: Actor, path: string): void {
  if (!can(actor, 'place.manage', { path })) throw forbidden();
}
