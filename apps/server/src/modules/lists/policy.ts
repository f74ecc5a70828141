import { type Actor, holds } from '../../kernel/actor.ts';

/** What a policy asks about a version. */
export interface VersionFacts {
  state: 'draft' | 'published' | 'superseded';
  draftedBy: string | null;
}

export type ListAbility = 'draft' | 'edit' | 'discard' | 'publish';

/**
 * What an actor may do with a list version. A draft is seen by those who draft or publish, and is put in force by
 * another person than the one who wrote it last; a key without a person can do neither. Lists belong to the whole
 * tenant, so no place or unit narrows this.
 */
export function can(actor: Actor, ability: ListAbility | 'see', version: VersionFacts): boolean {
  const drafts = holds(actor, 'list.draft') && actor.personId !== null;
  const publishes = holds(actor, 'list.publish') && actor.personId !== null;
  switch (ability) {
    case 'see':
      return version.state !== 'draft' || drafts || publishes;
    case 'draft':
      return drafts;
    case 'edit':
    case 'discard':
      return drafts && version.state === 'draft';
    case 'publish':
      return publishes && version.state === 'draft' && version.draftedBy !== actor.personId;
  }
}

/** The names of what the actor may do, for the screen. */
export const abilities = (actor: Actor, version: VersionFacts): ListAbility[] =>
  (['draft', 'edit', 'discard', 'publish'] as const).filter((ability) => can(actor, ability, version));
