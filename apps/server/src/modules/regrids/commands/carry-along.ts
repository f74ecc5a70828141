import { ownerOf } from '../../../kernel/geometry.ts';
import type { Ctx } from '../../../platform/context.ts';
import { facilitiesAt, moveFacilities } from '../../facilities/index.ts';
import { type Aim, moveNets, returnNets } from '../../nets/index.ts';
import { moveResources } from '../../needs/index.ts';
import { moveBodies, moveLeaderLinks, returnBodies } from '../../organizations/index.ts';
import { movePatrols, returnPatrols } from '../../patrols/index.ts';
import { moveAdmissions } from '../../requests/index.ts';
import {
  moveCompounds,
  readBoundaries,
  type ReshapePlan,
  type Reshaped,
  returnCompounds,
} from '../../territory/index.ts';
import { moveActivities } from '../../volunteering/index.ts';
import type { Regrid } from '../contract.ts';
import { partFor, partsFor } from '../domain/part-for.ts';
import { hangingOn, partOfRoute, partsOfFacilities } from '../queries/hanging.ts';
import type { StoredRegrid } from '../queries/regrid-rows.ts';
import type { Move, MovedAlong } from '../regrid-record.ts';

/**
 * Compounds, service nets, teams, facilities, unfinished patrols, work admitted for grids, resources, joint bodies and activities
 * not yet confirmed go with the ground, in the transaction that redraws it.
 * What is done stays where it was done. Answers how to bring it back.
 */
export async function carryAlong(
  ctx: Ctx,
  id: string,
  plan: ReshapePlan,
  made: Reshaped,
  input: Regrid,
): Promise<MovedAlong> {
  const before = plan.before.map((place) => place.id);
  const hanging = await hangingOn(ctx, before);
  const placeOf = (part: number, item: { placeId: string }): string => made.parts[part]?.id ?? item.placeId;
  const aims = (items: readonly { id: string; placeId: string }[], told: Regrid['areas']): Aim[] =>
    items.map((item) => ({
      id: item.id,
      to: partsFor(item, plan.parts, told).map((part) => placeOf(part, item)),
    }));
  const standing = partsOfFacilities(hanging.facilities, plan);
  await moveFacilities(
    ctx,
    hanging.facilities.flatMap((item) => {
      const placeId = placeOf(standing.get(item.code) ?? 0, item);
      return placeId === item.placeId ? [] : [{ id: item.id, placeId }];
    }),
    id,
  );
  const compounds = hanging.compounds.map((item) => ({
    id: item.id,
    placeId: placeOf(partFor(item, plan.parts, input.compounds), item),
  }));
  const movesOf = (items: readonly { id: string; placeId: string }[]): Move[] =>
    items.flatMap((item) => {
      const to = placeOf(partFor(item, plan.parts), item);
      return to === item.placeId ? [] : [{ id: item.id, from: item.placeId, to }];
    });
  return {
    admissions: await moveAdmissions(ctx, movesOf(hanging.admissions), id),
    resources: await moveResources(ctx, movesOf(hanging.resources), id),
    activities: await moveActivities(ctx, movesOf(hanging.activities), id),
    leaderLinks: await moveLeaderLinks(ctx, movesOf(hanging.leaderLinks), id),
    bodies: await moveBodies(
      ctx,
      before,
      made.parts.map((part) => part.id),
      id,
    ),
    compounds: await moveCompounds(ctx, before, compounds, id),
    nets: await moveNets(
      ctx,
      before,
      { areas: aims(hanging.areas, input.areas), team: aims(hanging.team, input.team) },
      id,
    ),
    patrols: await movePatrols(
      ctx,
      hanging.patrols,
      (item) =>
        placeOf(
          item.points ? partOfRoute({ ...item, points: item.points }, plan, standing) : partFor(item, plan.parts),
          item,
        ),
      id,
    ),
  };
}

/** Brings back what went along and is still where it went; facilities go by the old boundaries again. */
export async function bringBack(ctx: Ctx, { id, before, after }: StoredRegrid): Promise<void> {
  const parts = after.parts.map((part) => part.id);
  const old = before.places.map((place) => place.id);
  await returnFacilities(ctx, id, parts, before.places);
  if (!after.along) return;
  await returnCompounds(ctx, after.along.compounds, id);
  await returnNets(ctx, [...new Set([...old, ...parts])], after.along.nets, id);
  await returnPatrols(ctx, after.along.patrols, id);
  const { admissions, resources, activities, leaderLinks, bodies = [] } = after.along;
  const turned = (moves: readonly Move[] = []): Move[] =>
    moves.map((move) => ({ ...move, from: move.to, to: move.from }));
  await moveAdmissions(ctx, turned(admissions), id);
  await moveResources(ctx, turned(resources), id);
  await moveActivities(ctx, turned(activities), id);
  await moveLeaderLinks(ctx, turned(leaderLinks), id);
  await returnBodies(ctx, bodies, id);
}

async function returnFacilities(
  ctx: Ctx,
  cause: string,
  parts: readonly string[],
  places: StoredRegrid['before']['places'],
): Promise<void> {
  const boundaries = await readBoundaries(
    ctx.tx,
    places.flatMap(({ boundaryId }) => boundaryId ?? []),
  );
  const drawn = places.flatMap(({ id, boundaryId }) => {
    const boundary = boundaries.get(boundaryId ?? '');
    return boundary ? [{ id, boundary }] : [];
  });
  const moves = (await facilitiesAt(ctx, parts)).flatMap(({ id, placeId, lon, lat }) => {
    const stays = places.some((place) => place.id === placeId) ? placeId : (places[0]?.id ?? placeId);
    const to = ownerOf([lon, lat], drawn) ?? stays;
    return to === placeId ? [] : [{ id, placeId: to }];
  });
  await moveFacilities(ctx, moves, cause);
}
