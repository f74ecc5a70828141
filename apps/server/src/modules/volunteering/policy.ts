import { type Actor, holds } from '../../kernel/actor.ts';
import { type Act, isPossible, type State } from './domain/activity.ts';

/** What an activity shows to the question what somebody may do with it. */
export interface GovernedActivity {
  state: State;
  unitId: string;
  unitPath: string;
  helperPaths: readonly string[];
  communityId: string;
  communityPath: string;
  /** Path of the place the community serves. */
  groundPath: string;
  recordedBy: string | null;
}

/** The unit, its helpers, the community and those above it, and who sees the place or the tenant; queries/scope.ts says the same in SQL. */
export function seesActivity(actor: Actor, activity: GovernedActivity): boolean {
  if (!holds(actor, 'activity.read')) return false;
  if (actor.scope === 'tenant') return true;
  if (actor.scope === 'place') return actor.placePath !== null && activity.groundPath.startsWith(actor.placePath);
  const { scope, unitPath } = actor;
  if (scope !== 'unit' || unitPath === null) return false;
  return [activity.unitPath, activity.communityPath, ...activity.helperPaths].some((path) => path.startsWith(unitPath));
}

const acts: readonly Act[] = ['record', 'revise', 'cancel', 'restore', 'confirm', 'send-back'];
const ofUnit = (actor: Actor, { unitId }: GovernedActivity): boolean =>
  actor.scope === 'unit' && actor.unitId === unitId && holds(actor, 'activity.hold');
// Whoever entered the facts for the one side does not confirm them for the other.
const ofCommunity = (actor: Actor, { communityId, recordedBy }: GovernedActivity): boolean =>
  actor.scope === 'unit' &&
  actor.unitId === communityId &&
  holds(actor, 'activity.confirm') &&
  (actor.personId === null || actor.personId !== recordedBy);

/** Names are for the very unit and the very community, for nobody above them. */
export const mayName = (actor: Actor, { unitId, communityId }: { unitId: string; communityId: string }): boolean =>
  holds(actor, 'activity.names') && actor.scope === 'unit' && (actor.unitId === unitId || actor.unitId === communityId);

export function activityAbilities(actor: Actor, activity: GovernedActivity): string[] {
  if (!seesActivity(actor, activity)) return [];
  const mine = acts.filter((act) => {
    const side = act === 'confirm' || act === 'send-back' ? ofCommunity : ofUnit;
    return isPossible(act, activity.state) && side(actor, activity);
  });
  return [...mine, ...(mayName(actor, activity) ? ['see-names'] : [])];
}

/** Whoever speaks for a unit that is no community plans its activities. */
export const mayPlan = (actor: Actor, unitKind: string | undefined): boolean =>
  holds(actor, 'activity.hold') && actor.scope === 'unit' && unitKind !== undefined && unitKind !== 'community';
