import { type Actor, holds } from '../../kernel/actor.ts';
import { type ActionName, actionPermissions } from './contract-actions.ts';
import { type RequestState, requestFlow } from './flow.ts';

/** What a request shows of itself to the question whether somebody may act on it. */
export interface Governed {
  state: RequestState;
  /** Whether it lies within the actor's scope (matters: inScope). */
  inScope: boolean;
  /** Whether the unit that must act is the actor's own or below it. */
  heldByUs: boolean;
  confidential: boolean;
  handledBy: readonly string[];
  registeredBy: string | null;
}

/** Actions of the unit that holds the request; the others belong to whoever looks after the area or the flow. */
const holderOnly: ReadonlySet<string> = new Set<ActionName>(['sign', 'ask', 'supply', 'return', 'contact', 'reply']);
/** Whoever handled it neither verifies nor follows it up (invariant 4). */
const notByHandler: ReadonlySet<string> = new Set<ActionName>(['verify', 'rework', 'follow-up', 'close']);

/** May the actor take this action, read it, or have the reporter revealed? Pure; the flow's state is asked as well. */
export function can(actor: Actor, action: ActionName | 'read' | 'reveal', request: Governed): boolean {
  if (action === 'read') return holds(actor, 'request.read') && request.inScope;
  if (action === 'reveal') return holds(actor, 'request.reveal') && request.inScope && mayKnowReporter(actor, request);
  if (!holds(actor, actionPermissions[action]) || !request.inScope) return false;
  if (holderOnly.has(action) && !atHolder(actor, action, request)) return false;
  if (notByHandler.has(action) && actor.personId !== null && request.handledBy.includes(actor.personId)) return false;
  if (action === 'void' && request.registeredBy !== null && request.registeredBy === actor.personId) return false;
  return requestFlow.actions[action].from.includes(request.state) || isShortcut(action, request.state);
}

/** 派遣 takes 受理 and 立案 on the way. */
const isShortcut = (action: ActionName, state: RequestState): boolean =>
  action === 'dispatch' && (state === 'registered' || state === 'accepted');

/** A question may be asked, and answered on the resident's behalf, by the intake as well, before anybody was sent. */
const atHolder = (actor: Actor, action: ActionName, request: Governed): boolean =>
  request.heldByUs || ((action === 'ask' || action === 'supply') && holds(actor, 'request.accept'));

/** 保密件: who reported stays hidden from the unit that answers for it. */
const mayKnowReporter = (actor: Actor, request: Governed): boolean =>
  !request.confidential || holds(actor, 'request.accept');

/** What a request waits for in each state: the actions that carry it on, of which the holder owes one. */
export const owedActions: Partial<Record<RequestState, readonly ActionName[]>> = {
  registered: ['accept', 'dispatch'],
  accepted: ['file', 'dispatch'],
  filed: ['dispatch'],
  'need-info': ['supply'],
  dispatched: ['sign'],
  returned: ['adjudicate'],
  handling: ['reply'],
  replied: ['verify'],
  verified: ['follow-up'],
  'followed-up': ['close'],
};

/** The states in which what the actor's unit holds waits for this very actor. */
export const statesOwed = (actor: Actor): RequestState[] =>
  (Object.entries(owedActions) as [RequestState, readonly ActionName[]][])
    .filter(([, actions]) => actions.some((action) => holds(actor, actionPermissions[action])))
    .map(([state]) => state);

/** Of these, the states in which one's own handling bars one (invariant 4): only who also handles needs to be asked. */
export const statesBarred = (actor: Actor): RequestState[] =>
  holds(actor, 'request.handle')
    ? statesOwed(actor).filter((state) => owedActions[state]?.every((action) => notByHandler.has(action)))
    : [];

/** The actions open to the actor now, for the buttons of a screen. */
export function abilities(actor: Actor, request: Governed): string[] {
  const staff = (Object.keys(actionPermissions) as ActionName[]).filter((action) => can(actor, action, request));
  return can(actor, 'reveal', request) ? [...staff, 'reveal'] : staff;
}
