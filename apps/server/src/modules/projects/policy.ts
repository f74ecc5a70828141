import { type Actor, holds } from '../../kernel/actor.ts';
import { projectPermissions } from './contract-actions.ts';
import { type ProjectAction, type ProjectState, projectFlow } from './flow.ts';

/** What a project shows of itself to the question whether somebody may act on it. */
export interface GovernedProject {
  state: ProjectState;
  inScope: boolean;
  /** Whether the unit that drafted it is the actor's own or below it. */
  plannedByUs: boolean;
  /** Likewise the unit that owns it. */
  ownedByUs: boolean;
  /** Whether the actor's very unit has a part in it. */
  helpedByUs: boolean;
  /** Who reported the effect of the present round. */
  effectBy: string | null;
}

const planners = ['revise', 'decide', 'call', 'choose', 'withdraw-call', 'assign', 'publish', 'stop'];
const owners = ['report', 'reach', 'finish', 'effect'];

/** An open call is seen by every unit that may claim; everything else by those in whose area or units it lies. */
export function can(actor: Actor, action: ProjectAction | 'read', project: GovernedProject): boolean {
  const { state, inScope, effectBy } = project;
  const offered = state === 'calling' && holds(actor, 'project.claim') && actor.unitId !== null;
  if (action === 'read') return holds(actor, 'project.read') && (inScope || offered);
  if (!holds(actor, projectPermissions[action]) || !projectFlow.actions[action].from.includes(state)) return false;
  if (action === 'claim' || action === 'withdraw-claim') return offered;
  if (!inScope) return false;
  const planner = project.plannedByUs || actor.scope === 'tenant';
  const another = actor.personId === null || effectBy !== actor.personId;
  // 审定: an effect is settled, as it is looked back on, by another person than the one who reported it.
  if (planners.includes(action)) return planner && (action !== 'publish' || another);
  if (owners.includes(action)) return project.ownedByUs;
  switch (action) {
    case 'plan':
      return (
        (planner && holds(actor, 'project.draft')) ||
        (state === 'underway' && project.ownedByUs && holds(actor, 'project.handle'))
      );
    case 'report-part':
      return project.helpedByUs;
    // 回头看: by another person than the one who said that it was done.
    case 'recheck':
    case 'rebound':
      return another;
    default:
      return false;
  }
}

export const projectAbilities = (actor: Actor, project: GovernedProject): ProjectAction[] =>
  (Object.keys(projectPermissions) as ProjectAction[]).filter((action) => can(actor, action, project));

/** The states in which what the actor's unit holds waits for this very actor. */
export function statesOwed(actor: Actor): ProjectState[] {
  return [
    ...(holds(actor, 'project.decide') ? (['drafted', 'decided', 'calling'] as const) : []),
    ...(holds(actor, 'project.handle') ? (['underway'] as const) : []),
    ...(holds(actor, 'project.handle') || holds(actor, 'project.decide') ? (['done'] as const) : []),
    ...(holds(actor, 'project.check') ? (['effective'] as const) : []),
  ];
}
