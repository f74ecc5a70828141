import { positionIn } from '../../../kernel/geometry.ts';
import type { Ctx } from '../../../platform/context.ts';
import { postsAt } from '../../accounts/index.ts';
import { mattersRegisteredSince } from '../../matters/index.ts';
import { areasAt, membersAt, type MovedNets } from '../../nets/index.ts';
import { resourcesAt } from '../../needs/index.ts';
import { bodiesAt, leaderLinksAt, unitsAt } from '../../organizations/index.ts';
import { patrolsAt } from '../../patrols/index.ts';
import { admissionsAt } from '../../requests/index.ts';
import { openChildrenOf, readBoundaries, versionsOf } from '../../territory/index.ts';
import { activitiesAt } from '../../volunteering/index.ts';
import type { StoredRegrid } from './regrid-rows.ts';

export interface Blocking {
  kind: string;
  count: number;
}

/**
 * What came after a regrid and would hang in the air without it; empty when it can be undone. Requests that were
 * registered since count when they lie in a place that would vanish, or outside the old boundary of one that would stay.
 */
export async function blockingOf(ctx: Ctx, regrid: StoredRegrid): Promise<Blocking[]> {
  const { after } = regrid;
  const created = after.parts.filter((part) => part.created).map(({ id }) => id);
  const others = <T extends { id: string }>(found: readonly T[], moved: readonly { id: string }[]): number =>
    found.filter(({ id }) => !moved.some((move) => move.id === id)).length;
  return [
    { kind: 'later-regrid', count: await laterRegrids(ctx, regrid) },
    { kind: 'place-changed', count: await changedPlaces(ctx, regrid) },
    { kind: 'children', count: await openChildrenOf(ctx.tx, created) },
    { kind: 'matters', count: await mattersSince(ctx, regrid, new Set(created)) },
    { kind: 'posts', count: others(await postsAt(ctx, created), after.posts) },
    { kind: 'units', count: others(await unitsAt(ctx, created), after.units) },
    { kind: 'nets', count: others(await areasAt(ctx, created), laidBy(after.along?.nets.areas)) },
    { kind: 'team', count: others(await membersAt(ctx, created), laidBy(after.along?.nets.team)) },
    {
      kind: 'patrols',
      count: others(await unfinishedAt(ctx, created), Object.values(after.along?.patrols ?? {}).flat()),
    },
    { kind: 'resources', count: others(await resourcesAt(ctx, created), after.along?.resources ?? []) },
    { kind: 'activities', count: others(await activitiesAt(ctx, created), after.along?.activities ?? []) },
    {
      kind: 'bodies',
      count:
        others(await bodiesAt(ctx, created), after.along?.bodies ?? []) +
        others(await leaderLinksAt(ctx, created), after.along?.leaderLinks ?? []),
    },
    { kind: 'admissions', count: others(await admissionsAt(ctx, created), after.along?.admissions ?? []) },
  ].filter(({ count }) => count > 0);
}

const laidBy = (relaid: MovedNets['areas'] = []): { id: string }[] => relaid.flatMap(({ to }) => to);

const unfinishedAt = async (ctx: Ctx, placeIds: readonly string[]): Promise<{ id: string }[]> =>
  Object.values(await patrolsAt(ctx, placeIds)).flat();

async function laterRegrids({ tx }: Ctx, { id, done_at }: StoredRegrid): Promise<number> {
  const [row] = await tx.sql<{ count: number }>(
    `select count(distinct r.id)::int as count from regrid_places mine
     join regrid_places theirs on theirs.tenant_id = $1 and theirs.place_id = mine.place_id and theirs.regrid_id <> $2
     join regrids r on r.tenant_id = $1 and r.id = theirs.regrid_id and r.undone_at is null and r.done_at >= $3
     where mine.tenant_id = $1 and mine.regrid_id = $2`,
    [tx.tenantId, id, done_at],
  );
  return row?.count ?? 0;
}

async function changedPlaces({ tx }: Ctx, { after }: StoredRegrid): Promise<number> {
  const left = [...after.parts, ...after.closed];
  const now = await versionsOf(
    tx,
    left.map(({ id }) => id),
  );
  return left.filter(({ id, version }) => now.get(id) !== version).length;
}

async function mattersSince(ctx: Ctx, regrid: StoredRegrid, created: ReadonlySet<string>): Promise<number> {
  const parts = regrid.after.parts.map(({ id }) => id);
  const since = await mattersRegisteredSince(ctx.tx, parts, regrid.done_at);
  if (since.length === 0) return 0;
  const boundaryOf = new Map(regrid.before.places.map(({ id, boundaryId }) => [id, boundaryId]));
  const old = await readBoundaries(
    ctx.tx,
    [...boundaryOf.values()].filter((id) => id !== null),
  );
  return since.filter(({ placeId, lon, lat }) => {
    if (created.has(placeId)) return true;
    const boundary = old.get(boundaryOf.get(placeId) ?? '');
    return lon !== null && lat !== null && boundary !== undefined && positionIn([lon, lat], boundary) === 'outside';
  }).length;
}
