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
  /** Whether the unit that answers for it is. */
  ledByUs: boolean;
  flags: readonly string[];
  /** The application that waits: at which level, and who has had a hand in it. */
  ask: { level: number; persons: readonly string[] } | null;
  confidential: boolean;
  handledBy: readonly string[];
  registeredBy: string | null;
}

/** Actions of the unit that holds the request; the others belong to whoever looks after the area or the flow. */
const holderOnly: ReadonlySet<string> = new Set<ActionName>([
  'sign',
  'ask',
  'supply',
  'return',
  'contact',
  'reply',
  'co-handle',
  'ask-extension',
  'ask-suspension',
  'withdraw-ask',
  'resume',
  'transfer',
  'end-transfer',
  'answer-urge',
  'self-handle',
]);
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
  return isDue(actor, action, request) && statesOf(action).includes(request.state);
}

/** Actions that are open in other states than their own step: they take others on the way, or choose between two. */
const shortcuts: Partial<Record<ActionName, readonly RequestState[]>> = {
  dispatch: ['registered', 'accepted', 'filed'],
  'self-handle': ['registered', 'accepted'],
  review: ['suspended'],
  'end-transfer': ['handling', 'suspended', 'replied', 'verified', 'followed-up'],
  // The step is taken from verified as well, but only by one that was merged into it.
  rehandle: ['followed-up'],
};

/** In which states people may take an action. */
export const statesOf = (action: ActionName): readonly RequestState[] =>
  shortcuts[action] ?? requestFlow.actions[action as Exclude<ActionName, 'review' | 'self-handle'>].from;

/** Some acts answer something that must be there: an application, an urging, something it was handed over to. */
function isDue(actor: Actor, action: ActionName, { ask, flags }: Governed): boolean {
  switch (action) {
    case 'approve':
    case 'refuse':
      return ask !== null && mayDecide(actor, ask);
    case 'withdraw-ask':
      return ask !== null;
    case 'answer-urge':
      return flags.includes('urged');
    case 'end-transfer':
      return flags.includes('linked');
    case 'self-handle':
      return holds(actor, 'request.dispatch');
    default:
      return true;
  }
}

/** Two levels, two persons, and none of them the one who asked. */
const mayDecide = (actor: Actor, ask: NonNullable<Governed['ask']>): boolean =>
  (ask.level === 1 || holds(actor, 'request.approve-higher')) &&
  (actor.personId === null || !ask.persons.includes(actor.personId));

/** A question may be asked, and answered on the resident's behalf, by the intake as well, before anybody was sent. */
const atHolder = (actor: Actor, action: ActionName, request: Governed): boolean =>
  request.heldByUs ||
  (action === 'end-transfer' && request.ledByUs) ||
  ((action === 'ask' || action === 'supply') && holds(actor, 'request.accept'));

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
