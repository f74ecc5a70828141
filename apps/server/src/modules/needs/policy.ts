import { type Actor, holds } from '../../kernel/actor.ts';
import { type NeedActionName, needPermissions } from './contract-needs.ts';
import { type NeedState, needFlow } from './flow.ts';

/** What a need shows of itself to the question whether somebody may act on it. */
export interface GovernedNeed {
  state: NeedState;
  inScope: boolean;
  notedBy: string | null;
  metBy: string | null;
}

/** What is on the list is for every reader of needs: units look there for what they can give. */
export const onList: readonly NeedState[] = ['listed', 'matched', 'met'];

export function can(actor: Actor, action: NeedActionName | 'read' | 'revise', need: GovernedNeed): boolean {
  if (action === 'read') return holds(actor, 'need.read') && (need.inScope || onList.includes(need.state));
  if (!need.inScope) return false;
  if (action === 'revise') return holds(actor, 'need.note') && need.state === 'noted';
  if (!holds(actor, needPermissions[action]) || !needFlow.actions[action].from.includes(need.state)) return false;
  const me = actor.personId;
  switch (action) {
    case 'verify':
    case 'refuse':
      return me === null || need.notedBy !== me;
    case 'recheck':
      return me === null || need.metBy !== me;
    default:
      return true;
  }
}

export const needAbilities = (actor: Actor, need: GovernedNeed): string[] => [
  ...(Object.keys(needPermissions) as NeedActionName[]).filter((action) => can(actor, action, need)),
  ...(can(actor, 'revise', need) ? ['revise'] : []),
  ...(need.inScope && holds(actor, 'need.note') && needFlow.states[need.state].open ? ['source'] : []),
  ...(need.state === 'listed' || need.state === 'matched' ? promiseAbility(actor, need) : []),
];
const promiseAbility = (actor: Actor, need: GovernedNeed): string[] =>
  (need.inScope && holds(actor, 'need.match')) || holds(actor, 'resource.offer') ? ['promise'] : [];

/** A resource is promised by who speaks for the need, or for the unit that gives it. */
export const candidateAbilities = (actor: Actor, need: GovernedNeed, ours: boolean): string[] => {
  const isOpen = need.state === 'listed' || need.state === 'matched';
  return isOpen && ((need.inScope && holds(actor, 'need.match')) || ours) ? ['promise'] : [];
};

/** The states in which what the actor's unit holds waits for this very actor. */
export function statesOwed(actor: Actor): NeedState[] {
  return [
    ...(holds(actor, 'need.verify') ? (['noted', 'verified', 'met'] as const) : []),
    ...(holds(actor, 'need.match') ? (['listed', 'matched'] as const) : []),
  ];
}

/** A resource belongs to the actor when its unit is the actor's own or below it, or when the actor sees the whole tenant. */
export interface GovernedResource {
  state: 'open' | 'closed';
  ours: boolean;
}
export const resourceAbilities = (actor: Actor, resource: GovernedResource): string[] => {
  if (!resource.ours || !holds(actor, 'resource.offer')) return [];
  return resource.state === 'open' ? ['revise', 'close'] : ['revise', 'reopen'];
};

/** What a promise shows: which side the actor stands on, who has spoken for each, and where the need stands. */
export interface GovernedPromise {
  needState: NeedState;
  state: 'tentative' | 'confirmed' | 'kept' | 'fallen-through';
  ofNeed: boolean;
  ofGiver: boolean;
  needSideBy: string | null;
  giverSideBy: string | null;
  needSideAt: Date | null;
  giverSideAt: Date | null;
}
/** `meet`: to say of a kept promise that the need is met with it. */
export type PromiseAction = 'confirm-need' | 'confirm-giver' | 'keep' | 'meet' | 'fall-through';
const promiseActions: readonly PromiseAction[] = ['confirm-need', 'confirm-giver', 'keep', 'meet', 'fall-through'];

export function canPromise(actor: Actor, action: PromiseAction, promise: GovernedPromise): boolean {
  const forNeed = promise.ofNeed && holds(actor, 'need.match');
  const forGiver = promise.ofGiver && holds(actor, 'resource.offer');
  const me = actor.personId;
  switch (action) {
    case 'confirm-need':
      return (
        promise.state === 'tentative' &&
        forNeed &&
        promise.needSideAt === null &&
        (me === null || promise.giverSideBy !== me)
      );
    case 'confirm-giver':
      return (
        promise.state === 'tentative' &&
        forGiver &&
        promise.giverSideAt === null &&
        (me === null || promise.needSideBy !== me)
      );
    case 'keep':
      return promise.state === 'confirmed' && forNeed;
    case 'meet':
      return canPromise(actor, 'keep', promise) && needFlow.actions.meet.from.includes(promise.needState);
    case 'fall-through':
      return (promise.state === 'tentative' || promise.state === 'confirmed') && (forNeed || forGiver);
  }
}
export const promiseAbilities = (actor: Actor, promise: GovernedPromise): PromiseAction[] =>
  promiseActions.filter((action) => canPromise(actor, action, promise));
