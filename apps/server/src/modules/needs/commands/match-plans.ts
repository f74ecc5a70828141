import { conflict } from '../../../kernel/errors.ts';
import type { Ctx } from '../../../platform/context.ts';
import { emit } from '../../../platform/events.ts';
import { enqueue } from '../../../platform/jobs.ts';
import { staleVersion } from '../../matters/index.ts';
import { ownSpot } from '../../patrols/index.ts';
import type { MatchPlan } from '../contract.ts';
import { getPlan } from '../queries/plan-rows.ts';
import { needSettings } from '../queries/settings.ts';

export interface Wishes {
  fairness?: number;
  sortAlone?: boolean;
  pins?: { needId: string; resourceId: string }[];
  forbids?: { needId?: string; resourceId?: string }[];
}
export const SOLVE = 'needs.solve-plan';
export const ACCEPT = 'needs.accept-plan';

/** Asks for the best plan of the own area or a part of it. Throws invalid: unknown-place, place-needed. */
export async function startPlan(ctx: Ctx, { placeId, ...wishes }: Wishes & { placeId?: string }): Promise<MatchPlan> {
  const { tx, actor, now } = ctx;
  const spot = await ownSpot(ctx, placeId);
  const { fairness } = await needSettings(ctx);
  const id = ctx.newId();
  await tx.sql(
    `insert into match_plans (tenant_id, id, place_id, state, fairness, sort_alone, pins, forbids, created_by, created_at)
     values ($1, $2, $3, 'solving', $4, $5, $6, $7, $8, $9)`,
    [
      tx.tenantId,
      id,
      spot.placeId,
      wishes.fairness ?? fairness,
      wishes.sortAlone ?? false,
      JSON.stringify(wishes.pins ?? []),
      JSON.stringify(wishes.forbids ?? []),
      actor.personId,
      now,
    ],
  );
  await emit(tx, actor, now, id, { kind: 'match-plan.started', data: { placeId: spot.placeId } });
  await enqueue(tx, SOLVE, { planId: id, version: 1 });
  return getPlan(ctx, id);
}

/** Pins, forbids, weighs fairness anew, and has it reckoned again. */
export async function solveAgain(
  ctx: Ctx,
  id: string,
  { version, ...wishes }: Wishes & { version: number },
): Promise<MatchPlan> {
  const plan = await locked(ctx, id, version, ['draft', 'failed']);
  const { fairness, sortAlone, pins, forbids } = { ...plan, ...wishes };
  await move(ctx, plan, 'solving', `fairness = $5, sort_alone = $6, pins = $7, forbids = $8, figures = null`, [
    fairness,
    sortAlone,
    JSON.stringify(pins),
    JSON.stringify(forbids),
  ]);
  const data = { fairness, sortAlone, pins: pins.length, forbids: forbids.length };
  await emit(ctx.tx, ctx.actor, ctx.now, id, { kind: 'match-plan.asked-again', data });
  await enqueue(ctx.tx, SOLVE, { planId: id, version: version + 1 });
  return getPlan(ctx, id);
}

/** The promises are made right afterwards, some hundred at a time, by the job runner. */
export async function acceptPlan(ctx: Ctx, id: string, { version }: { version: number }): Promise<MatchPlan> {
  const plan = await locked(ctx, id, version, ['draft']);
  await move(ctx, plan, 'accepting', 'accepted_by = $5, accepted_at = $6', [ctx.actor.personId, ctx.now]);
  await emit(ctx.tx, ctx.actor, ctx.now, id, {
    kind: 'match-plan.accepted',
    data: { matched: plan.figures?.matched ?? 0 },
  });
  await enqueue(ctx.tx, ACCEPT, { planId: id });
  return getPlan(ctx, id);
}

export async function discardPlan(ctx: Ctx, id: string, { version }: { version: number }): Promise<MatchPlan> {
  const plan = await locked(ctx, id, version, ['solving', 'draft', 'failed']);
  await move(ctx, plan, 'discarded', 'solved_at = solved_at', []);
  await emit(ctx.tx, ctx.actor, ctx.now, id, { kind: 'match-plan.discarded', data: {} });
  return getPlan(ctx, id);
}

async function locked(ctx: Ctx, id: string, version: number, from: readonly MatchPlan['state'][]): Promise<MatchPlan> {
  const plan = await getPlan(ctx, id, true);
  if (plan.version !== version) throw staleVersion(plan.version);
  if (!from.includes(plan.state))
    throw conflict(
      'not-in-this-state',
      '方案正在计算、已采纳或已放弃，现在不能这样操作。请刷新后查看。',
      'The plan is being reckoned, accepted or left: this is not possible now. Reload.',
    );
  return plan;
}

async function move(
  { tx }: Ctx,
  { id, version }: MatchPlan,
  state: MatchPlan['state'],
  set: string,
  values: unknown[],
): Promise<void> {
  await tx.sql(
    `update match_plans set state = $4, version = version + 1, ${set} where tenant_id = $1 and id = $2 and version = $3`,
    [tx.tenantId, id, version, state, ...values],
  );
}
