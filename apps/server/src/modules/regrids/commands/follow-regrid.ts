import { systemActor } from '../../../kernel/actor.ts';
import type { Ctx, Platform } from '../../../platform/context.ts';
import type { StoredEvent } from '../../../platform/events.ts';
import { newId } from '../../../platform/ids.ts';
import { relocateAgreement } from '../../agreements/index.ts';
import { openMattersAt, placeOfMatter } from '../../matters/index.ts';
import { relocateNeed } from '../../needs/index.ts';
import { relocateHazard } from '../../patrols/index.ts';
import { relocateProject } from '../../projects/index.ts';
import { relocateRequest } from '../../requests/index.ts';
import { gridAt, lookAtTerritoryAgain } from '../../territory/index.ts';
import { partFor } from '../domain/part-for.ts';
import { regridRow, type StoredRegrid } from '../queries/regrid-rows.ts';

const relocations = {
  request: relocateRequest,
  hazard: relocateHazard,
  project: relocateProject,
  need: relocateNeed,
  agreement: relocateAgreement,
};

interface Trip {
  kind: keyof typeof relocations;
  matterId: string;
  from: string;
  to: string;
}

/**
 * Hears that places were merged or split: every open hazard, project, need and agreement goes with its ground, told to, every open
 * request too, each in a transaction of its own, and it is written down which. (An agreement hangs on its community, so it goes only
 * where communities have no grids and are merged or split themselves.) Hears that it was undone: those still there go back. Heard again, nothing is left to do.
 */
export async function followRegrid(platform: Platform, event: StoredEvent): Promise<void> {
  lookAtTerritoryAgain(platform, event.tenantId);
  const back = event.kind === 'regrid.undone';
  const trips = await platform.db.read(event.tenantId, async (tx) => {
    const regrid = await regridRow(tx, event.subjectId);
    if (back) return returnTrips({ tx, platform }, regrid);
    if (regrid.undone_at !== null) return [];
    const always = [
      ...(await outwardTrips({ tx, platform }, regrid, 'hazard')),
      ...(await outwardTrips({ tx, platform }, regrid, 'project')),
      ...(await outwardTrips({ tx, platform }, regrid, 'need')),
      ...(await outwardTrips({ tx, platform }, regrid, 'agreement')),
    ];
    if (!regrid.move_open_matters) return always;
    return [...always, ...(await outwardTrips({ tx, platform }, regrid, 'request'))];
  });
  for (const trip of trips) await inTransaction(platform, event, (ctx) => travel(ctx, event.subjectId, trip, back));
}

type Reading = Pick<Ctx, 'tx' | 'platform'>;

async function outwardTrips(ctx: Reading, { before, after }: StoredRegrid, kind: Trip['kind']): Promise<Trip[]> {
  const parts = after.parts.map(({ id, created }) => ({ id, keepId: created ? null : id }));
  const matters = await openMattersAt(
    ctx.tx,
    kind,
    before.places.map(({ id }) => id),
  );
  const trips: Trip[] = [];
  for (const { id, placeId, lon, lat } of matters) {
    const drawn = lon === null || lat === null ? null : await gridAt(ctx, lon, lat);
    const to = parts.find((part) => part.id === drawn)?.id ?? parts[partFor({ id, placeId }, parts)]?.id;
    if (to !== undefined && to !== placeId) trips.push({ kind, matterId: id, from: placeId, to });
  }
  return trips;
}

/** Of those it took along, the ones that are still where they were taken, open. */
async function returnTrips({ tx }: Reading, { id }: StoredRegrid): Promise<Trip[]> {
  const taken = await tx.sql<Trip>(
    `select m.kind, r.matter_id as "matterId", r.to_place_id as "from", r.from_place_id as "to"
     from regrid_matters r join matters m on m.tenant_id = r.tenant_id and m.id = r.matter_id
     where r.tenant_id = $1 and r.regrid_id = $2 order by r.matter_id`,
    [tx.tenantId, id],
  );
  const trips: Trip[] = [];
  for (const trip of taken) {
    const now = await placeOfMatter(tx, trip.matterId);
    if (now?.open && now.placeId === trip.from) trips.push(trip);
  }
  return trips;
}

async function travel(ctx: Ctx, regridId: string, { kind, matterId, from, to }: Trip, back: boolean): Promise<void> {
  const moved = await relocations[kind](ctx, matterId, to, { regridId });
  if (!moved || back) return;
  await ctx.tx.sql(
    `insert into regrid_matters (tenant_id, regrid_id, matter_id, from_place_id, to_place_id)
     values ($1, $2, $3, $4, $5) on conflict do nothing`,
    [ctx.tx.tenantId, regridId, matterId, from, to],
  );
}

/** In the name of whoever redrew the places: the log of each request says so. */
function inTransaction(platform: Platform, event: StoredEvent, work: (ctx: Ctx) => Promise<void>): Promise<void> {
  const { tenantId, actorId, postId, unitId } = event;
  const now = platform.clock();
  const actor = { ...systemActor(tenantId), personId: actorId, postId, unitId };
  return platform.db.transaction(tenantId, (tx) =>
    work({ tx, actor, now, lang: 'zh', address: '', newId: () => newId(now), platform }),
  );
}
