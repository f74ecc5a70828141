import { ownerOf } from '../../../kernel/geometry.ts';
import type { Ctx } from '../../../platform/context.ts';
import { type FacilityAt, facilitiesAt } from '../../facilities/index.ts';
import { type AreaAt, areasAt, type MemberAt, membersAt } from '../../nets/index.ts';
import { resourcesAt } from '../../needs/index.ts';
import { bodiesAt, leaderLinksAt } from '../../organizations/index.ts';
import { type PatrolsAt, patrolsAt } from '../../patrols/index.ts';
import { type AdmissionAt, admissionsAt } from '../../requests/index.ts';
import { type CompoundAt, compoundsAt, type ReshapePlan } from '../../territory/index.ts';
import { activitiesAt } from '../../volunteering/index.ts';
import { partFor } from '../domain/part-for.ts';

/** What hangs on places besides posts, units and requests. */
export interface Hanging {
  compounds: CompoundAt[];
  areas: AreaAt[];
  team: MemberAt[];
  facilities: FacilityAt[];
  patrols: PatrolsAt;
  admissions: AdmissionAt[];
  resources: { id: string; placeId: string }[];
  activities: { id: string; placeId: string }[];
  leaderLinks: { id: string; placeId: string }[];
  bodies: { id: string }[];
}

export const hangingOn = async (ctx: Ctx, placeIds: readonly string[]): Promise<Hanging> => ({
  compounds: await compoundsAt(ctx, placeIds),
  areas: await areasAt(ctx, placeIds),
  team: await membersAt(ctx, placeIds),
  facilities: await facilitiesAt(ctx, placeIds),
  patrols: await patrolsAt(ctx, placeIds),
  admissions: await admissionsAt(ctx, placeIds),
  resources: await resourcesAt(ctx, placeIds),
  activities: await activitiesAt(ctx, placeIds),
  leaderLinks: await leaderLinksAt(ctx, placeIds),
  bodies: await bodiesAt(ctx, placeIds),
});

/** The part each facility will stand in, by its code: by its point, otherwise by its place. */
export function partsOfFacilities(facilities: readonly FacilityAt[], { parts }: ReshapePlan): Map<string, number> {
  const drawn = parts.flatMap(({ boundary }, id) => (boundary ? [{ id, boundary }] : []));
  return new Map(
    facilities.map(({ id, code, placeId, lon, lat }) => [
      code,
      ownerOf([lon, lat], drawn) ?? partFor({ id, placeId }, parts),
    ]),
  );
}

/** The part of a route: the one in which most of its facilities stand, otherwise by its place. */
export function partOfRoute(
  route: { id: string; placeId: string; points: readonly { facility?: string }[] },
  { parts }: ReshapePlan,
  facilityParts: ReadonlyMap<string, number>,
): number {
  const counts = parts.map(
    (_part, i) =>
      route.points.filter(({ facility }) => facility !== undefined && facilityParts.get(facility) === i).length,
  );
  const most = Math.max(...counts);
  const own = partFor(route, parts);
  return most === counts[own] ? own : counts.indexOf(most);
}
