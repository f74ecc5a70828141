import { type Actor, holds } from '../../kernel/actor.ts';
import { childPermissions } from './contract-children.ts';
import { type ChildKind, childFlows } from './domain/child-flows.ts';

/** What a child shows of itself to the question whether somebody may act on it. */
export interface GovernedChild {
  kind: ChildKind;
  state: string;
  /** Whether the child lies within the actor's scope. */
  inScope: boolean;
  /** Whether the unit asked to help or called is the actor's own or below it. */
  ours: boolean;
  /** Whether the unit that leads the request is. */
  leads: boolean;
  /** Whether the unit that whistled is. */
  called: boolean;
}

/** The lead closes, the caller finishes and cancels, either side rates; all else is the part of the unit itself. */
export function canOnChild(actor: Actor, action: string, child: GovernedChild): boolean {
  const permissions: Readonly<Record<string, string>> = childPermissions[child.kind];
  const permission = permissions[action];
  const rows: Readonly<Record<string, { from: readonly string[] } | undefined>> = childFlows[child.kind].actions;
  if (!permission || !child.inScope || !holds(actor, permission)) return false;
  return isSide(actor, action, child) && (rows[action]?.from.includes(child.state) ?? false);
}

function isSide(actor: Actor, action: string, child: GovernedChild): boolean {
  if (child.kind === 'co-task') return action === 'close' ? child.leads : child.ours;
  if (action === 'rate') return sideOf(actor, child) !== null;
  return action === 'report' ? child.ours : child.called;
}

/** For whom somebody speaks in a rating; null for neither side. */
export function sideOf(actor: Actor, child: GovernedChild): 'caller' | 'called' | null {
  if (child.ours && holds(actor, 'request.handle')) return 'called';
  return child.called && holds(actor, 'request.whistle') ? 'caller' : null;
}

/** What a unit's own part waits for in each state; what the lead or the caller still has to do is not its own. */
const owedOnChild: Record<ChildKind, Readonly<Record<string, string>>> = {
  'co-task': { assigned: 'sign', signed: 'finish' },
  'whistle-call': { called: 'report' },
};

/** The states in which a part that the actor's unit holds waits for this very actor. */
export function childStatesOwed(actor: Actor, kind: ChildKind): string[] {
  const permissions: Readonly<Record<string, string>> = childPermissions[kind];
  return Object.entries(owedOnChild[kind])
    .filter(([, action]) => holds(actor, permissions[action] ?? ''))
    .map(([state]) => state);
}

export const childAbilities = (actor: Actor, child: GovernedChild): string[] =>
  Object.keys(childPermissions[child.kind]).filter((action) => canOnChild(actor, action, child));
