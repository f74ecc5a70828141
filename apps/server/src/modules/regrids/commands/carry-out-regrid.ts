import type { Ctx } from '../../../platform/context.ts';
import { emit } from '../../../platform/events.ts';
import { movePosts, postsAt } from '../../accounts/index.ts';
import { moveUnits, unitsAt } from '../../organizations/index.ts';
import { carryOutReshape, renewTerritory, type Reshaped, type ReshapePlan } from '../../territory/index.ts';
import type { Regrid, RegridDetail } from '../contract.ts';
import { partFor } from '../domain/part-for.ts';
import type { Move, RegridAfter, RegridBefore } from '../regrid-record.ts';
import { getRegrid } from '../queries/get-regrid.ts';
import { carryAlong } from './carry-along.ts';
import { planRegrid } from './plan-regrid.ts';

/**
 * Merges or splits places from a day on. Posts, units and what else hangs on the places go with the ground at once; open requests, when told, after the
 * commit, each in a transaction of its own. What has ended stays where it ended, and nobody's work changes hands.
 */
export async function carryOutRegrid(ctx: Ctx, input: Regrid): Promise<RegridDetail> {
  const { tx, actor, now } = ctx;
  await renewTerritory(ctx);
  const plan = await planRegrid(ctx, input);
  const id = ctx.newId();
  const ids = plan.before.map((place) => place.id);
  const [posts, units] = [await postsAt(ctx, ids), await unitsAt(ctx, ids)];
  const made = await carryOutReshape(ctx, plan, id);
  const follow = (items: readonly { id: string; placeId: string }[], told: Regrid['posts']): Move[] =>
    items.flatMap((item) => {
      const to = made.parts[partFor(item, plan.parts, told)]?.id ?? item.placeId;
      return to === item.placeId ? [] : [{ id: item.id, from: item.placeId, to }];
    });
  const after: RegridAfter = { ...made, posts: follow(posts, input.posts), units: follow(units, input.units) };
  await movePosts(ctx, after.posts.map(arrived), id);
  await moveUnits(ctx, after.units.map(arrived), id);
  const along = await carryAlong(ctx, id, plan, made, input);
  await store(ctx, id, input, plan, { ...after, along });
  const data = {
    kind: input.kind,
    day: input.day,
    fromPlaceIds: ids,
    toPlaceIds: made.parts.map((part) => part.id),
    moveOpenMatters: input.moveOpenMatters,
    posts: after.posts.length,
    units: after.units.length,
    compounds: along.compounds.moved.length,
    areas: along.nets.areas.length,
    team: along.nets.team.length,
    visits: along.patrols.visits.length,
    plans: along.patrols.plans.length,
  };
  await emit(tx, actor, now, id, { kind: 'regrid.done', data });
  return getRegrid(ctx, id);
}

const arrived = ({ id, to }: Move): { id: string; placeId: string } => ({ id, placeId: to });

async function store({ tx, actor, now }: Ctx, id: string, input: Regrid, plan: ReshapePlan, after: RegridAfter) {
  const before: RegridBefore = {
    places: plan.before.map(({ boundary: _drawn, boundarySince: _since, openChildren: _none, ...place }) => place),
  };
  await tx.sql(
    `insert into regrids (tenant_id, id, kind, day, reason, move_open_matters, before, after, done_at, done_by)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [
      tx.tenantId,
      id,
      input.kind,
      input.day,
      input.reason?.trim() ?? '',
      input.moveOpenMatters,
      JSON.stringify(before),
      JSON.stringify(after),
      now,
      actor.personId,
    ],
  );
  await tx.sql(
    `insert into regrid_places (tenant_id, regrid_id, place_id, was, becomes)
     select $1, $2, id, was, becomes from jsonb_to_recordset($3::jsonb) as p(id uuid, was boolean, becomes boolean)`,
    [tx.tenantId, id, JSON.stringify(rolesOf(plan, after))],
  );
}

function rolesOf(plan: ReshapePlan, made: Reshaped): { id: string; was: boolean; becomes: boolean }[] {
  const was = new Set(plan.before.map(({ id }) => id));
  const becomes = new Set(made.parts.map(({ id }) => id));
  return [...new Set([...was, ...becomes])].map((id) => ({ id, was: was.has(id), becomes: becomes.has(id) }));
}
