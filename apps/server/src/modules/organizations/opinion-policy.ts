import { type Actor, holds } from '../../kernel/actor.ts';

/** What an opinion shows to the question what somebody may do with it; paths of units and of the community's place. */
export interface GovernedOpinion {
  communityId: string;
  communityPath: string;
  groundPath: string;
  unitPath: string;
  writtenBy: string | null;
  objected: boolean;
  answered: boolean;
}

/** The two sides, those above the community, and who sees the whole tenant or the place; queries/opinion-rows.ts says the same in SQL. */
export function seesOpinion(actor: Actor, opinion: GovernedOpinion): boolean {
  if (!holds(actor, 'opinion.read')) return false;
  if (actor.scope === 'tenant') return true;
  if (actor.scope === 'place') return actor.placePath !== null && opinion.groundPath.startsWith(actor.placePath);
  const { scope, unitPath } = actor;
  if (scope !== 'unit' || unitPath === null) return false;
  return opinion.communityPath.startsWith(unitPath) || opinion.unitPath.startsWith(unitPath);
}

/** Only somebody of the very community writes for it. */
export const writesFor = (actor: Actor, communityId: string): boolean =>
  holds(actor, 'body.manage') && actor.scope === 'unit' && actor.unitId === communityId;

/** The community or whoever is above it. */
const answersFor = (actor: Actor, { communityPath }: GovernedOpinion): boolean =>
  holds(actor, 'body.manage') &&
  (actor.scope === 'tenant' ||
    (actor.scope === 'unit' && actor.unitPath !== null && communityPath.startsWith(actor.unitPath)));

export function opinionAbilities(actor: Actor, opinion: GovernedOpinion): string[] {
  if (!seesOpinion(actor, opinion) || opinion.answered) return [];
  const me = actor.personId;
  if (!opinion.objected) {
    const ofUnit = actor.scope === 'unit' && actor.unitPath !== null && opinion.unitPath.startsWith(actor.unitPath);
    // Whoever is above both sides wrote nothing and is hit by nothing: the unit itself objects.
    const objects = ofUnit && holds(actor, 'body.lead') && !opinion.communityPath.startsWith(actor.unitPath ?? '');
    return [...(writesFor(actor, opinion.communityId) ? ['revise'] : []), ...(objects ? ['object'] : [])];
  }
  return answersFor(actor, opinion) && (me === null || me !== opinion.writtenBy) ? ['answer'] : [];
}
