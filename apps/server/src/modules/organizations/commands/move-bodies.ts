import type { Ctx } from '../../../platform/context.ts';
import { emit } from '../../../platform/events.ts';
import { todayOf } from '../queries/standing.ts';

/** The places of a body before and after they were redrawn. */
export interface MovedBody {
  id: string;
  before: string[];
  after: string[];
}
export interface LinkAt {
  id: string;
  placeId: string;
}
export interface LinkMove {
  id: string;
  from: string;
  to: string;
}

/** Joint bodies that have not ended at any of these places, with all places of each. */
export const bodiesAt = (ctx: Ctx, placeIds: readonly string[]): Promise<{ id: string; placeIds: string[] }[]> =>
  ctx.tx.sql<{ id: string; placeIds: string[] }>(
    `select b.id, array_agg(x.place_id order by x.place_id) as "placeIds"
     from joint_bodies b join joint_body_places x on x.tenant_id = b.tenant_id and x.body_id = b.id
     where b.tenant_id = $1 and (b.ended_on is null or b.ended_on >= $3::date)
     group by b.id having bool_or(x.place_id = any($2::uuid[])) order by b.id`,
    [ctx.tx.tenantId, placeIds, todayOf(ctx)],
  );

/** A body lies where its ground lies: instead of the places before at all that were made of them. */
export async function moveBodies(
  ctx: Ctx,
  before: readonly string[],
  parts: readonly string[],
  cause: string,
): Promise<MovedBody[]> {
  const moved: MovedBody[] = [];
  for (const { id, placeIds } of await bodiesAt(ctx, before)) {
    const after = [...new Set([...placeIds.filter((placeId) => !before.includes(placeId)), ...parts])].sort();
    if (same(placeIds, after)) continue;
    await lay(ctx, id, after, cause);
    moved.push({ id, before: placeIds, after });
  }
  return moved;
}

/** Brings back those that lie where they were moved to. */
export async function returnBodies(ctx: Ctx, moved: readonly MovedBody[], cause: string): Promise<void> {
  for (const { id, before, after } of moved) {
    const now = (await bodiesAt(ctx, after)).find((body) => body.id === id);
    if (now && same(now.placeIds, after)) await lay(ctx, id, before, cause);
  }
}

const same = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && [...a].sort().every((each, i) => each === [...b].sort()[i]);

async function lay({ tx, actor, now }: Ctx, id: string, placeIds: readonly string[], cause: string): Promise<void> {
  await tx.sql('delete from joint_body_places where tenant_id = $1 and body_id = $2', [tx.tenantId, id]);
  await tx.sql('insert into joint_body_places (tenant_id, body_id, place_id) select $1, $2, unnest($3::uuid[])', [
    tx.tenantId,
    id,
    placeIds,
  ]);
  await tx.sql('update joint_bodies set version = version + 1 where tenant_id = $1 and id = $2', [tx.tenantId, id]);
  await emit(tx, actor, now, id, {
    kind: 'joint-body.updated',
    data: { fields: ['placeIds'], placeIds, regridId: cause },
  });
}

/** Offices that look after these places today or later. */
export const leaderLinksAt = (ctx: Ctx, placeIds: readonly string[]): Promise<LinkAt[]> =>
  ctx.tx.sql<LinkAt>(
    `select id, place_id as "placeId" from leader_links
     where tenant_id = $1 and place_id = any($2::uuid[]) and (until_on is null or until_on >= $3::date) order by id`,
    [ctx.tx.tenantId, placeIds, todayOf(ctx)],
  );

/** They look after other places from now on; one that has moved meanwhile stays. Gives those that went. */
export async function moveLeaderLinks(ctx: Ctx, moves: readonly LinkMove[], cause: string): Promise<LinkMove[]> {
  if (moves.length === 0) return [];
  const { tx, actor, now } = ctx;
  const moved = await tx.sql<LinkMove>(
    `update leader_links l set place_id = m."to", version = l.version + 1
     from jsonb_to_recordset($2::jsonb) as m(id uuid, "from" uuid, "to" uuid)
     where l.tenant_id = $1 and l.id = m.id and l.place_id = m."from" returning l.id, m."from", m."to"`,
    [tx.tenantId, JSON.stringify(moves)],
  );
  for (const { id, from, to } of moved)
    await emit(tx, actor, now, id, {
      kind: 'leader-link.moved',
      data: { fromPlaceId: from, toPlaceId: to, regridId: cause },
    });
  return moved;
}
