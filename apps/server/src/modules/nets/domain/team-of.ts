import { type TeamRole, teamRoles } from './team-roles.ts';

/**
 * The team of a place out of what was entered for it and the places above (`chain`, nearest first): of each role those of the
 * nearest place that has any; in the order of the roles.
 */
export function teamOf<M extends { role: TeamRole }>(
  chain: readonly string[],
  membersOf: (placeId: string) => readonly M[],
): { member: M; placeId: string }[] {
  return teamRoles.flatMap((role) => {
    for (const placeId of chain) {
      const here = membersOf(placeId).filter((member) => member.role === role);
      if (here.length > 0) return here.map((member) => ({ member, placeId }));
    }
    return [];
  });
}
