import { systemActor } from '../../../kernel/actor.ts';
import type { Ctx, Platform } from '../../../platform/context.ts';
import type { StoredEvent } from '../../../platform/events.ts';
import { newId } from '../../../platform/ids.ts';
import { type Matter, updateMatter } from '../../matters/index.ts';
import { gridAt, lookAtTerritoryAgain, placeChainInMemory } from '../../territory/index.ts';
import { lockRequest } from '../queries/load-request.ts';
import { locate } from './new-request.ts';

/**
 * Hears that boundaries changed. Told to (`moveOpenMatters`), every open request whose point now lies in another grid
 * moves to it, each in a transaction of its own; not told, nothing changes. Heard again, it finds nothing left to do.
 */
export async function followBoundaries(platform: Platform, event: StoredEvent): Promise<void> {
  const { moveOpenMatters, imported } = event.data;
  // Boundaries of one file are heard of once, with the file.
  if (moveOpenMatters !== true || imported === true) return;
  const changed = new Set(event.kind === 'places.imported' ? (event.data.places as string[]) : [event.subjectId]);
  lookAtTerritoryAgain(platform, event.tenantId);
  for (const { id, gridId } of await displaced(platform, event.tenantId, changed))
    await inTransaction(platform, event, (ctx) => relocateRequest(ctx, id, gridId, { boundaryEvent: event.id }));
}

interface Point {
  id: string;
  lon: number;
  lat: number;
  place_id: string | null;
}

/** Open requests with a point in or out of the changed places, and the grid it lies in now. One statement, then memory. */
async function displaced(
  platform: Platform,
  tenantId: number,
  changed: ReadonlySet<string>,
): Promise<{ id: string; gridId: string }[]> {
  return platform.db.read(tenantId, async (tx) => {
    const points = await tx.sql<Point>(
      `select id, lon, lat, place_id from matters
       where tenant_id = $1 and kind = 'request' and open and lon is not null and lat is not null order by created_at, id`,
      [tenantId],
    );
    const memory = { tx, platform };
    const lies = async (placeId: string | null): Promise<boolean> =>
      placeId !== null && (await placeChainInMemory(memory, placeId)).some(({ id }) => changed.has(id));
    const found: { id: string; gridId: string }[] = [];
    for (const { id, lon, lat, place_id } of points) {
      const gridId = await gridAt(memory, lon, lat);
      if (gridId === null || gridId === place_id) continue;
      if ((await lies(gridId)) || (await lies(place_id))) found.push({ id, gridId });
    }
    return found;
  });
}

/** In the name of whoever drew the boundary: the log of each request says so. */
function inTransaction(platform: Platform, event: StoredEvent, work: (ctx: Ctx) => Promise<boolean>): Promise<boolean> {
  const { tenantId, actorId, postId, unitId } = event;
  const now = platform.clock();
  const actor = { ...systemActor(tenantId), personId: actorId, postId, unitId };
  return platform.db.transaction(tenantId, (tx) =>
    work({ tx, actor, now, lang: 'zh', address: '', newId: () => newId(now), platform }),
  );
}

/**
 * The request goes to the other grid. While nobody has been sent yet, the unit that looks at it first is found anew, as at
 * its registration; whoever already handles it goes on, and a dispatcher may reassign it. `because` goes into the log.
 * False when there was nothing to move: it is closed, or lies there already.
 */
export async function relocateRequest(
  ctx: Ctx,
  id: string,
  gridId: string,
  because: Record<string, unknown>,
): Promise<boolean> {
  const loaded = await lockRequest(ctx, id);
  const before: Matter = loaded.matter;
  if (!before.open || before.placeId === gridId) return false;
  const { placeId, placePath, holderId } = await locate(ctx, { placeId: gridId });
  const takesOver = before.leadId === null && holderId !== before.holderId;
  const after: Matter = { ...before, placeId, placePath, holderId: takesOver ? holderId : before.holderId };
  const { number, state, leadId } = after;
  const data = {
    number,
    state,
    holderId: after.holderId,
    leadId,
    placeId,
    fromPlaceId: before.placeId,
    ...(takesOver && { formerHolderId: before.holderId }),
    ...because,
  };
  await updateMatter(ctx, {
    before,
    after,
    events: [{ kind: 'request.place-moved', data }],
    own: { table: 'requests', values: {} },
    parties: [],
  });
  return true;
}
