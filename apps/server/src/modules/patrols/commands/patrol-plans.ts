import { type CivilDate, civilDateOf } from '../../../kernel/time.ts';
import type { Ctx } from '../../../platform/context.ts';
import { emit } from '../../../platform/events.ts';
import { staleVersion } from '../../matters/index.ts';
import type { Every, PatrolPlan, PatrolPoint } from '../contract.ts';
import { endOfPeriod } from '../domain/calendar.ts';
import { ownSpot } from '../queries/place-of.ts';
import { findPlan } from '../queries/round-rows.ts';

export interface NewPlan {
  name: string;
  placeId: string;
  every: Every;
  points: readonly PatrolPoint[];
}

/** A route; its first round is due at the end of the current day, week or month. */
export async function createPatrolPlan(ctx: Ctx, given: NewPlan): Promise<PatrolPlan> {
  const { tx, actor, now } = ctx;
  const { placeId, unitId } = await ownSpot(ctx, given.placeId);
  const id = ctx.newId();
  const { every, points } = given;
  const name = given.name.trim();
  await tx.sql(
    `insert into patrol_plans (tenant_id, id, name, place_id, unit_id, every, points, created_by, created_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [tx.tenantId, id, name, placeId, unitId, every, JSON.stringify(points), actor.personId, now],
  );
  await emit(tx, actor, now, id, {
    kind: 'patrol-plan.created',
    data: { placeId, unitId, every, points: points.length },
  });
  await layRound(ctx, { id, every, points });
  return { id, name, placeId, unitId, every, points: [...points], active: true, version: 1 };
}

export type PlanChange = Partial<Pick<NewPlan, 'name' | 'every' | 'points'>> & { version: number; active?: boolean };

/** Throws not-found, conflict (version-conflict). */
export async function updatePatrolPlan(ctx: Ctx, id: string, change: PlanChange): Promise<PatrolPlan> {
  const { tx, actor, now } = ctx;
  const plan = await findPlan(ctx, id, true);
  const { version, ...fields } = change;
  if (plan.version !== version) throw staleVersion(plan.version);
  const after: PatrolPlan = { ...plan, ...(fields as Partial<PatrolPlan>), version: version + 1 };
  await tx.sql(
    'update patrol_plans set name = $3, every = $4, points = $5, active = $6, version = $7 where tenant_id = $1 and id = $2',
    [tx.tenantId, id, after.name.trim(), after.every, JSON.stringify(after.points), after.active, after.version],
  );
  await emit(tx, actor, now, id, {
    kind: 'patrol-plan.changed',
    data: { placeId: plan.placeId, unitId: plan.unitId, fields: Object.keys(fields), active: after.active },
  });
  if (after.active) await layRound(ctx, after);
  return after;
}

/** The round of the current day, week or month, unless it is there; true when it was laid. */
export async function layRound(
  ctx: Ctx,
  plan: Pick<PatrolPlan, 'id' | 'every'> & { points: readonly PatrolPoint[] },
): Promise<boolean> {
  const { tx, actor, now, platform } = ctx;
  const dueOn = endOfPeriod(civilDateOf(now, platform.timezone) as CivilDate, plan.every);
  const id = ctx.newId();
  const laid = await tx.sql(
    `insert into patrol_rounds (tenant_id, id, plan_id, state, due_on, points) values ($1, $2, $3, 'due', $4, $5)
     on conflict (tenant_id, plan_id, due_on) do nothing returning id`,
    [tx.tenantId, id, plan.id, dueOn, JSON.stringify(plan.points)],
  );
  if (laid.length > 0) await emit(tx, actor, now, id, { kind: 'patrol-round.laid', data: { planId: plan.id, dueOn } });
  return laid.length > 0;
}
