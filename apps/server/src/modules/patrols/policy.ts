import { type Actor, holds } from '../../kernel/actor.ts';
import { type HazardActionName, hazardPermissions } from './contract-hazards.ts';
import { type HazardState, hazardFlow } from './flow.ts';

/** What a visit, a plan, a leader or a finding shows of itself: the place it lies in and the unit it belongs to. */
export interface Placed {
  placePath: string;
  unitId: string | null;
}

/** Whether the record lies within the actor's reach; queries/scope.ts says the same in SQL. */
export function reaches(actor: Actor, unitIds: readonly string[], record: Placed): boolean {
  const inPlace = actor.placePath !== null && record.placePath.startsWith(actor.placePath);
  switch (actor.scope) {
    case 'tenant':
      return true;
    case 'place':
      return inPlace;
    case 'unit':
      return inPlace || (record.unitId !== null && unitIds.includes(record.unitId));
    default:
      return false;
  }
}

/** Of what is due: who may record it, call it off, open or remove what is kept of a household. */
export const visitAbilities = (actor: Actor, visit: { state: string; hasHousehold: boolean }): string[] => [
  ...(visit.state === 'due' && holds(actor, 'patrol.record') ? ['record'] : []),
  ...(visit.state === 'due' && holds(actor, 'patrol.manage') ? ['cancel'] : []),
  ...(visit.hasHousehold && holds(actor, 'patrol.household') ? ['see-household', 'forget-household'] : []),
];

export const roundAbilities = (actor: Actor, round: { state: string }): string[] =>
  round.state === 'due' && holds(actor, 'patrol.record') ? ['record'] : [];

/** What a hazard shows of itself to the question whether somebody may act on it. */
export interface GovernedHazard {
  state: HazardState;
  inScope: boolean;
  /** Whether the unit that must act is the actor's own or below it. */
  heldByUs: boolean;
  reportedBy: string | null;
  /** Who has put it right; none of them checks it. */
  handledBy: readonly string[];
}

export function can(actor: Actor, action: HazardActionName | 'read', hazard: GovernedHazard): boolean {
  if (!hazard.inScope) return false;
  if (action === 'read') return holds(actor, 'hazard.read');
  if (!holds(actor, hazardPermissions[action]) || !hazardFlow.actions[action].from.includes(hazard.state)) return false;
  const me = actor.personId;
  switch (action) {
    case 'rectify':
      return hazard.heldByUs;
    case 'clear':
    case 'send-back':
      return me === null || !hazard.handledBy.includes(me);
    case 'void':
      return me === null || hazard.reportedBy !== me;
    default:
      return true;
  }
}

export const hazardAbilities = (actor: Actor, hazard: GovernedHazard): HazardActionName[] =>
  (Object.keys(hazardPermissions) as HazardActionName[]).filter((action) => can(actor, action, hazard));

/** The states in which what the actor's unit holds waits for this very actor. */
export function statesOwed(actor: Actor): HazardState[] {
  return [
    ...(holds(actor, 'hazard.check') ? (['reported', 'checking'] as const) : []),
    ...(holds(actor, 'hazard.handle') ? (['rectifying'] as const) : []),
  ];
}
