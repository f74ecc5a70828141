import { conflict, forbidden, notFound } from '../../../kernel/errors.ts';
import { holds } from '../../../kernel/actor.ts';
import { civilDateOf } from '../../../kernel/time.ts';
import type { Ctx } from '../../../platform/context.ts';
import { emit } from '../../../platform/events.ts';
import { staleVersion } from '../../matters/index.ts';
import { hasProjectInHand } from '../../projects/index.ts';
import type { Promised } from '../contract.ts';
import { can, canPromise, type PromiseAction } from '../policy.ts';
import { governedNeed, type LoadedNeed, loadNeed } from '../queries/load-need.ts';
import { loadPromise, type PromiseRow, promiseOf } from '../queries/promise-rows.ts';
import { loadResource, speaksFor } from '../queries/resource-rows.ts';
import { moveNeed } from './act-on-need.ts';

export interface NewPromise {
  needId: string;
  resourceId: string;
  amount?: number;
  plannedOn?: string;
  note?: string;
}
interface Sides {
  need: boolean;
  giver: boolean;
}

/**
 * Promises so much of a resource for a need that is on the list; whoever makes it has spoken for the own side. Throws
 * not-found, forbidden, conflict (need-not-listed, capacity-used-up, promised-already).
 */
export async function makePromise(ctx: Ctx, given: NewPromise): Promise<Promised> {
  const need = await loadNeed(ctx, given.needId, true);
  const seen = await governedNeed(ctx, need);
  if (!can(ctx.actor, 'read', seen)) throw notFound();
  const { unitId } = await loadResource(ctx, given.resourceId);
  const giver = holds(ctx.actor, 'resource.offer') && (await speaksFor(ctx, unitId));
  const forNeed = holds(ctx.actor, 'need.match') && seen.inScope;
  if (!giver && !forNeed) throw forbidden();
  // Who could speak for both sides has spoken for the need; another person speaks for the giver.
  const id = await takeCapacity(ctx, need, given, { need: forNeed, giver: giver && !forNeed }, null);
  return promiseOf(ctx, await loadPromise(ctx, id));
}

/**
 * The capacity is taken in one statement that applies only where enough is left, so that whoever comes second is told so
 * however many come at once. Throws conflict (need-not-listed, capacity-used-up, promised-already).
 */
export async function takeCapacity(
  ctx: Ctx,
  need: LoadedNeed,
  { resourceId, amount, plannedOn, note }: NewPromise,
  sides: Sides,
  planId: string | null,
): Promise<string> {
  const { tx, actor, now } = ctx;
  const { id: needId, state, holderId } = need.matter;
  const { wantedBy } = need.own;
  // Without a day of its own a promise is owed by the day on which the need is wanted.
  const usualDay = wantedBy !== null && wantedBy >= civilDateOf(now, ctx.platform.timezone) ? wantedBy : null;
  if (state !== 'listed' && state !== 'matched') throw notListed();
  const [known] = await tx.sql(
    `select from promises where tenant_id = $1 and need_id = $2 and resource_id = $3 and state in ('tentative', 'confirmed')`,
    [tx.tenantId, needId, resourceId],
  );
  if (known) throw promisedAlready();
  const [taken] = await tx.sql<{ unit_id: string; amount: number; left: number }>(
    `update resources set taken = taken + coalesce($3::int, per_need), updated_at = $4
     where tenant_id = $1 and id = $2 and state = 'open' and taken + coalesce($3::int, per_need) <= capacity
     returning unit_id, coalesce($3::int, per_need) as amount, capacity - taken as left`,
    [tx.tenantId, resourceId, amount ?? null, now],
  );
  if (!taken) throw usedUp();
  const id = ctx.newId();
  const by = (side: boolean): [string | null, Date | null] => (side ? [actor.personId, now] : [null, null]);
  await tx.sql(
    `insert into promises (tenant_id, id, need_id, resource_id, giver_id, keeper_id, amount, state, planned_on, note, plan_id,
       need_side_by, need_side_at, giver_side_by, giver_side_at, created_by, created_at)
     values ($1, $2, $3, $4, $5, $6, $7, 'tentative', $8, $9, $10, $11, $12, $13, $14, $15, $16)`,
    [
      tx.tenantId,
      id,
      needId,
      resourceId,
      taken.unit_id,
      holderId,
      taken.amount,
      plannedOn ?? usualDay,
      note?.trim() ?? '',
      planId,
      ...by(sides.need),
      ...by(sides.giver),
      actor.personId,
      now,
    ],
  );
  await emit(tx, actor, now, id, {
    kind: 'promise.made',
    data: {
      needId,
      resourceId,
      giverId: taken.unit_id,
      keeperId: holderId,
      amount: taken.amount,
      planId,
      left: taken.left,
      number: need.matter.number,
      // A plan makes hundreds; the unit that looks after the needs has seen it.
      tell: planId === null ? [taken.unit_id, holderId] : [taken.unit_id],
    },
  });
  return id;
}

/** One side confirms; once both have, the need is matched. Throws not-found, forbidden, conflict. */
export async function confirmPromise(
  ctx: Ctx,
  id: string,
  { version, side }: { version: number; side: 'need' | 'giver' },
): Promise<Promised> {
  const { need, promise } = await lockBoth(ctx, id, version, side === 'need' ? 'confirm-need' : 'confirm-giver');
  const both = side === 'need' ? promise.giverSideAt !== null : promise.needSideAt !== null;
  const state = both ? 'confirmed' : 'tentative';
  await store(ctx, need, promise, {
    set: `state = $5, ${side === 'need' ? 'need_side_by = $6, need_side_at = $4' : 'giver_side_by = $6, giver_side_at = $4'}`,
    values: [state, ctx.actor.personId],
    event: { kind: both ? 'promise.confirmed' : 'promise.side-confirmed', data: { side } },
  });
  if (both && need.matter.state === 'listed') await moveNeed(ctx, 'match', need);
  return promiseOf(ctx, await loadPromise(ctx, id));
}

/**
 * It was given; of a resource that renews itself the capacity is there again. `meets`: with that the need is met. Throws
 * not-found, forbidden, conflict (need-met-already: what the residents would be told is never dropped in silence).
 */
export async function keepPromise(
  ctx: Ctx,
  id: string,
  {
    version,
    outcome,
    meets = false,
    publicText,
  }: { version: number; outcome: string; meets?: boolean; publicText?: string },
): Promise<Promised> {
  const { need, promise } = await lockBoth(ctx, id, version, 'keep');
  if (meets && !canPromise(ctx.actor, 'meet', { ...promise, needState: need.matter.state })) throw metAlready();
  await store(ctx, need, promise, {
    set: `state = 'kept', outcome = $5, ended_at = $4`,
    values: [outcome],
    event: { kind: 'promise.kept', data: { amount: promise.amount }, words: { outcome } },
  });
  await giveBack(ctx, promise, true);
  if (meets) await moveNeed(ctx, 'meet', need, { text: outcome, ...(publicText && { publicText }) });
  return promiseOf(ctx, await loadPromise(ctx, id));
}

/** It came to nothing: what it took is free again, and the need is on the list again when nothing else is confirmed for it. */
export async function dropPromise(
  ctx: Ctx,
  id: string,
  { version, reason }: { version: number; reason: string },
): Promise<Promised> {
  const { need, promise } = await lockBoth(ctx, id, version, 'fall-through');
  await store(ctx, need, promise, {
    set: `state = 'fallen-through', outcome = $5, ended_at = $4`,
    values: [reason],
    event: { kind: 'promise.fell-through', data: { amount: promise.amount, from: promise.state }, words: { reason } },
  });
  await giveBack(ctx, promise, false);
  const inHand = (await stillMatched(ctx, promise.needId)) || (await hasProjectInHand(ctx, 'need', promise.needId));
  if (need.matter.state === 'matched' && !inHand) await moveNeed(ctx, 'unmatch', need);
  return promiseOf(ctx, await loadPromise(ctx, id));
}

/** The need first, then the promise, then the resource: everybody takes them in this order. */
async function lockBoth(
  ctx: Ctx,
  id: string,
  version: number,
  action: PromiseAction,
): Promise<{ need: LoadedNeed; promise: PromiseRow }> {
  const { needId } = await loadPromise(ctx, id);
  const need = await loadNeed(ctx, needId, true);
  const promise = await loadPromise(ctx, id, true);
  if (promise.version !== version) throw staleVersion(promise.version);
  if (!canPromise(ctx.actor, action, promise)) throw promise.endedAt === null ? forbidden() : over();
  return { need, promise };
}

async function store(
  { tx, actor, now }: Ctx,
  { matter: { number } }: LoadedNeed,
  promise: PromiseRow,
  {
    set,
    values,
    event,
  }: {
    set: string;
    values: unknown[];
    event: { kind: string; data: Record<string, unknown>; words?: Record<string, string> };
  },
): Promise<void> {
  await tx.sql(`update promises set ${set}, version = version + 1 where tenant_id = $1 and id = $2 and version = $3`, [
    tx.tenantId,
    promise.id,
    promise.version,
    now,
    ...values,
  ]);
  const { needId, resourceId, giverId, keeperId } = promise;
  await emit(tx, actor, now, promise.id, {
    ...event,
    data: { needId, resourceId, giverId, keeperId, number, tell: [giverId, keeperId], ...event.data },
  });
}

async function giveBack({ tx, now }: Ctx, { resourceId, amount }: PromiseRow, onlyRenewing: boolean): Promise<void> {
  await tx.sql(
    `update resources set taken = taken - $3, updated_at = $4 where tenant_id = $1 and id = $2 and (renews or not $5::boolean)`,
    [tx.tenantId, resourceId, amount, now, onlyRenewing],
  );
}

/** Something is confirmed for it, or was given. */
export async function stillMatched({ tx }: Ctx, needId: string): Promise<boolean> {
  const [row] = await tx.sql(
    `select from promises where tenant_id = $1 and need_id = $2 and state in ('confirmed', 'kept') limit 1`,
    [tx.tenantId, needId],
  );
  return row !== undefined;
}

const notListed = (): Error =>
  conflict(
    'need-not-listed',
    '这项需求不在清单上，不能占用资源。',
    'This need is not on the list: nothing can be promised for it.',
  );
const usedUp = (): Error =>
  conflict(
    'capacity-used-up',
    '资源余量不足或已下架，请另选资源，或减少数量。',
    'Not enough of this resource is left, or it is off the list: choose another, or less of it.',
  );
const promisedAlready = (): Error =>
  conflict('promised-already', '这项资源已经占用给这项需求。', 'This resource is promised for this need already.');
const metAlready = (): Error =>
  conflict(
    'need-met-already',
    '这项需求已经落实或不在清单上，不能再记一次落实。请去掉“需求由此解决”再提交，兑现照常记下。',
    'This need has been met already, or is off the list: leave out that it is met by this, and the promise is noted as kept.',
  );
const over = (): Error =>
  conflict('promise-is-over', '这项占用已经兑现或落空。', 'This promise has been kept or has fallen through.');
