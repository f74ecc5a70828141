import { type Actor, holds } from '../../kernel/actor.ts';
import type { EditionAbility } from './contract-editions.ts';

/** What an edition shows of itself to the question whether somebody may act on it. */
export interface GovernedEdition {
  state: 'draft' | 'published' | 'withdrawn';
  inArea: boolean;
  preparers: readonly string[];
}

const permissions: Record<EditionAbility, string> = {
  revise: 'disclosure.prepare',
  discard: 'disclosure.prepare',
  publish: 'disclosure.publish',
  withdraw: 'disclosure.publish',
};

/** Four eyes: whoever prepared an edition, wholly or one row of it, does not publish it. */
export function can(actor: Actor, action: EditionAbility | 'read', edition: GovernedEdition): boolean {
  if (!edition.inArea) return false;
  if (action === 'read') return holds(actor, 'disclosure.read');
  if (!holds(actor, permissions[action])) return false;
  if (action === 'withdraw') return edition.state === 'published';
  if (edition.state !== 'draft') return false;
  return action !== 'publish' || (actor.personId !== null && !edition.preparers.includes(actor.personId));
}

export const editionAbilities = (actor: Actor, edition: GovernedEdition): EditionAbility[] =>
  (Object.keys(permissions) as EditionAbility[]).filter((action) => can(actor, action, edition));
