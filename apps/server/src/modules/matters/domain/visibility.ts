import { type Actor, holds } from '../../../kernel/actor.ts';
import type { Matter } from './matter.ts';

/** What a matter shows of itself to the question "whose is it, and where". */
export type Located = Pick<Matter, 'placePath' | 'holderId' | 'leadId' | 'assigneeId'> & {
  partyIds: readonly string[];
};

/**
 * Two axes, resolved here and nowhere else: whose queue and which area. `unitIds` are the actor's unit and all below.
 * queries/scope.ts says the same in SQL; a test holds the two together.
 */
export function inScope(actor: Actor, unitIds: readonly string[], matter: Located): boolean {
  switch (actor.scope) {
    case 'tenant':
      return true;
    case 'place':
      return inPlace(actor, matter);
    case 'unit':
      return ofUnits(unitIds, matter) || inPlace(actor, matter);
    case 'own':
      return actor.personId !== null && matter.assigneeId === actor.personId;
    case 'none':
      return false;
  }
}

export const inPlace = (actor: Actor, matter: Pick<Located, 'placePath'>): boolean =>
  actor.placePath !== null && matter.placePath.startsWith(actor.placePath);

export function ofUnits(unitIds: readonly string[], matter: Located): boolean {
  const mine = (id: string | null): boolean => id !== null && unitIds.includes(id);
  return mine(matter.holderId) || mine(matter.leadId) || matter.partyIds.some(mine);
}

/** The flags of applications whose decision the actor's level has to take. */
export const approvalFlags = (actor: Actor): string[] => [
  ...(holds(actor, 'request.approve') ? ['approval-1'] : []),
  ...(holds(actor, 'request.approve-higher') ? ['approval-2'] : []),
];
