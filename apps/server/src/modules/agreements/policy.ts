import { type Actor, holds } from '../../kernel/actor.ts';
import { type AgreementActionName, agreementPermissions } from './contract-actions.ts';
import type { Side } from './contract-parts.ts';
import { type AgreementState, agreementFlow } from './flow.ts';

/** What an agreement shows of itself to the question whether somebody may act on it. */
export interface GovernedAgreement {
  state: AgreementState;
  inScope: boolean;
  /** The side the actor's very unit is: nobody speaks for a side from above or from below. */
  side: Side | null;
  /** The side that writes, or that wrote what is to be signed. */
  drafting: Side;
  /** Who has signed the current edition, and who has rated in the present review, by side. */
  signedBy: Partial<Record<Side, string | null>>;
  ratedBy: Partial<Record<Side, string | null>>;
}

const renewable: readonly AgreementState[] = ['active', 'reviewing', 'expired', 'ended'];

export function can(
  actor: Actor,
  action: AgreementActionName | 'read' | 'renew',
  agreement: GovernedAgreement,
): boolean {
  const { state, side, drafting, signedBy, ratedBy } = agreement;
  if (action === 'read') return holds(actor, 'agreement.read') && agreement.inScope;
  if (side === null || !agreement.inScope) return false;
  if (action === 'renew') return holds(actor, 'agreement.draft') && renewable.includes(state);
  if (!holds(actor, agreementPermissions[action]) || !agreementFlow.actions[action].from.includes(state)) return false;
  switch (action) {
    case 'revise':
      return side === drafting || (state !== 'drafted' && state !== 'amending');
    case 'send':
    case 'withdraw':
      return side === drafting;
    case 'send-back':
      return side !== drafting && !(side in signedBy);
    // Two persons: who has signed for one side does not sign for the other.
    case 'sign':
      return byAnotherHand(actor, side, signedBy);
    case 'rate':
      return byAnotherHand(actor, side, ratedBy);
    case 'conclude':
      return 'community' in ratedBy && 'unit' in ratedBy;
    case 'end':
      return true;
  }
}

const byAnotherHand = (actor: Actor, side: Side, done: GovernedAgreement['signedBy']): boolean =>
  actor.personId !== null && !(side in done) && !Object.values(done).includes(actor.personId);

export const agreementAbilities = (actor: Actor, agreement: GovernedAgreement): string[] =>
  [...(Object.keys(agreementPermissions) as AgreementActionName[]), 'renew' as const].filter((action) =>
    can(actor, action, agreement),
  );

/** The states in which what the actor's unit holds waits for this very actor. */
export function statesOwed(actor: Actor): AgreementState[] {
  return [
    ...(holds(actor, 'agreement.draft') ? (['drafted', 'amending'] as const) : []),
    ...(holds(actor, 'agreement.sign') ? (['signing', 'amend-signing'] as const) : []),
    ...(holds(actor, 'agreement.review') ? (['reviewing'] as const) : []),
  ];
}
