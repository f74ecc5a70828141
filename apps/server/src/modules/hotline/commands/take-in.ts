import type { Ctx } from '../../../platform/context.ts';
import { isConnectionLoss } from '../../../platform/database/database.ts';
import { emit } from '../../../platform/events.ts';
import { outsideViews } from '../../requests/index.ts';
import type { PushResult } from '../contract.ts';
import type { OrderData } from '../contract-messages.ts';
import type { MapEntries } from '../domain/codes.ts';
import { currentMap, type LinkRow } from '../queries/link.ts';
import { applyMessage, isRepeatable, type Outcome } from './apply-message.ts';
import { type FreshOrder, makeOrders } from './make-orders.ts';
import {
  insertMessages,
  knownMessages,
  type Pending,
  pendingById,
  pendingOf,
  settleMessages,
  type Stored,
  type Via,
} from './inbox.ts';
import { lockOrders, type Order, saveOrders, tell } from './orders.ts';
import { type Incoming, readMessage } from './read-messages.ts';

/**
 * Takes messages of the hotline in, in one transaction: each is kept as it came, whatever becomes of it. What was there
 * before changes nothing; what came too early waits for the one before it; what our rules refuse is noted. The orders of
 * their conversations are gone through one by one, new orders are made all at once.
 */
export async function takeIn(ctx: Ctx, link: LinkRow, raws: readonly unknown[], via: Via): Promise<PushResult[]> {
  if (raws.length === 0) return [];
  const incoming = raws.map(readMessage);
  const named = incoming.flatMap(({ number, isReadable }) => (isReadable ? number : []));
  const orders = new Map((await lockOrders(ctx, named)).map((each) => [each.number, each]));
  const { fresh, known } = await sortOut(ctx, incoming);
  const before = await pendingOf(ctx, [...orders.keys()]);
  const work: Work = { map: (await currentMap(ctx.tx)).entries, link, queues: new Map() };
  for (const message of before) queueOf(work, message.number).push(message);
  for (const message of fresh) queueOf(work, message.number).push(toPending(ctx, message));
  await goThrough(ctx, work, orders);
  const all = [...work.queues.values()].flat();
  await insertMessages(
    ctx,
    via,
    all.filter((each) => each.incoming !== undefined),
  );
  await settleMessages(
    ctx,
    all.filter((each) => each.incoming === undefined && each.touched),
  );
  await saveOrders(ctx, [...orders.values()]);
  const became = new Map(all.map((each) => [each.messageId, each]));
  const results = incoming.map((message) => resultOf(message, { known, became, order: orders.get(message.number) }));
  await noteDown(ctx, link, via, results);
  return results;
}

interface Work {
  map: MapEntries;
  link: LinkRow;
  queues: Map<string, Pending[]>;
}

function queueOf({ queues }: Work, number: string): Pending[] {
  const queue = queues.get(number) ?? [];
  queues.set(number, queue);
  return queue;
}

const toPending = (ctx: Ctx, message: Incoming): Pending => ({
  id: ctx.newId(),
  messageId: message.messageId,
  number: message.number,
  seq: message.seq,
  kind: message.kind,
  raw: message.raw,
  state: message.isReadable ? 'waiting' : 'rejected',
  reason: message.isReadable ? null : message.fault,
  fault: message.fault,
  incoming: message,
  touched: !message.isReadable,
});

/** Which messages are new, by their own id or by their place in the conversation; one that was not understood may come again mended. */
async function sortOut(
  ctx: Ctx,
  incoming: readonly Incoming[],
): Promise<{ fresh: Incoming[]; known: Map<string, Stored> }> {
  const stored = await knownMessages(ctx, incoming);
  const known = new Map<string, Stored>();
  const seen = new Set<string>();
  const fresh = incoming.filter((message) => {
    const place = message.seq === null ? null : `${message.number}\0${message.seq}`;
    const twice = seen.has(message.messageId) || (place !== null && seen.has(place));
    const earlier = stored.byId.get(message.messageId) ?? (place === null ? undefined : stored.byPlace.get(place));
    const isMended = earlier?.state === 'rejected' && !earlier.digest.equals(message.digest) && message.fault === null;
    if (earlier && !isMended) known.set(message.messageId, earlier);
    seen.add(message.messageId);
    if (place !== null) seen.add(place);
    return !twice && (!earlier || isMended);
  });
  return { fresh, known };
}

/** Until nothing moves: everything that is due in each conversation; the new orders of a round are made together. */
async function goThrough(ctx: Ctx, work: Work, orders: ReadonlyMap<string, Order>): Promise<void> {
  for (;;) {
    const fresh: (FreshOrder & { message: Pending })[] = [];
    for (const [number, queue] of work.queues) {
      const order = orders.get(number);
      if (!order) continue;
      for (let next = nextDue(order, queue); next; next = nextDue(order, queue)) {
        if (next.fault !== null) settle(order, next, { state: 'rejected', reason: next.fault });
        else if (next.kind === 'order' && order.requestId === null) {
          fresh.push({ order, message: next, data: (next.raw as { data: OrderData }).data });
          break;
        } else settle(order, next, await applyMessage(ctx, order, work.map, next));
      }
    }
    if (fresh.length === 0) break;
    await makeAll(ctx, work, fresh);
  }
  await tryHeldAgain(ctx, work, orders);
}

/** The next message of a conversation that may be dealt with now: one without a number at once, the others in their order. */
const nextDue = (order: Order, queue: readonly Pending[]): Pending | undefined =>
  queue.find(
    (each) =>
      !each.touched &&
      each.state !== 'held' &&
      (each.seq === null || each.seq <= order.inSeq + 1 || each.forced === true),
  );

function settle(order: Order, message: Pending, outcome: Outcome): void {
  Object.assign(message, outcome, { touched: true });
  if (message.seq !== null && message.seq > order.inSeq) order.inSeq = message.seq;
}

async function makeAll(ctx: Ctx, work: Work, fresh: readonly (FreshOrder & { message: Pending })[]): Promise<void> {
  try {
    await makeSome(ctx, work, fresh);
  } catch (error) {
    if (isConnectionLoss(error) || isRepeatable(error)) throw error;
    // One of them cannot be stored: the others are not to wait for it.
    for (const one of fresh) {
      try {
        await makeSome(ctx, work, [one]);
      } catch (reason) {
        if (isConnectionLoss(reason) || isRepeatable(reason)) throw reason;
        ctx.platform.log.error('an order of the hotline could not be made', reason, { message: one.message.id });
        settle(one.order, one.message, { state: 'rejected', reason: 'internal' });
      }
    }
  }
}

async function makeSome(ctx: Ctx, work: Work, fresh: readonly (FreshOrder & { message: Pending })[]): Promise<void> {
  await ctx.tx.sql('savepoint orders');
  try {
    const known = await makeOrders(ctx, work, fresh);
    await ctx.tx.sql('release savepoint orders');
    for (const { order, message } of fresh) settle(order, message, { state: 'applied', reason: null });
    await tellKnown(ctx, work, known);
  } catch (error) {
    if (!isConnectionLoss(error)) await ctx.tx.sql('rollback to savepoint orders');
    for (const { order } of fresh) Object.assign(order, { requestId: null, codes: [], dueAt: null });
    throw error;
  }
}

/** Orders that came before as rows of a table: nothing is made, and where they stand is told at once. */
async function tellKnown(ctx: Ctx, { map }: Work, known: readonly Order[]): Promise<void> {
  const ids = known.flatMap(({ requestId }) => requestId ?? []);
  if (ids.length === 0) return;
  const views = await outsideViews(
    ctx,
    ids.map((id) => ({ id, seq: 0 })),
  );
  for (const order of known) {
    const view = views.get(order.requestId ?? '');
    if (view) tell(order, map, { kind: 'received', state: view.state, data: { ourNumber: view.number }, at: ctx.now });
  }
}

async function tryHeldAgain(ctx: Ctx, work: Work, orders: ReadonlyMap<string, Order>): Promise<void> {
  for (const [number, queue] of work.queues) {
    const order = orders.get(number);
    if (order?.requestId == null) continue;
    // Nothing has moved where nothing was done.
    if (!queue.some(({ touched }) => touched)) continue;
    for (const message of queue.filter(({ state }) => state === 'held').sort(bySeq))
      settle(order, message, await applyMessage(ctx, order, work.map, message));
  }
}

const bySeq = (a: Pending, b: Pending): number => (a.seq ?? 0) - (b.seq ?? 0);

/** Messages that could not be done when they came: tried again when their request has moved on. Answers how many were. */
export async function retryHeld(ctx: Ctx, link: LinkRow, orders: readonly Order[]): Promise<number> {
  const held = (
    await pendingOf(
      ctx,
      orders.map(({ number }) => number),
    )
  ).filter(({ state }) => state === 'held');
  if (held.length === 0) return 0;
  const work: Work = { map: (await currentMap(ctx.tx)).entries, link, queues: new Map() };
  const byNumber = new Map(orders.map((order) => [order.number, order]));
  for (const message of held.sort(bySeq)) {
    const order = byNumber.get(message.number);
    if (order) settle(order, message, await applyMessage(ctx, order, work.map, message));
  }
  const settled = held.filter(({ state }) => state !== 'held');
  await settleMessages(ctx, settled);
  return settled.length;
}

/** Takes a waiting message, or one that was not understood, as it is now. Answers what became of it; undefined when there is nothing to take. */
export async function takeAnyway(ctx: Ctx, link: LinkRow, id: string): Promise<string | undefined> {
  const message = await pendingById(ctx, id);
  if (!message) return undefined;
  const [order] = await lockOrders(ctx, [message.number]);
  if (!order) return undefined;
  const queue = (await pendingOf(ctx, [message.number])).filter((each) => each.id !== id);
  const work: Work = {
    map: (await currentMap(ctx.tx)).entries,
    link,
    queues: new Map([[message.number, [{ ...message, state: 'waiting', forced: true }, ...queue]]]),
  };
  await goThrough(ctx, work, new Map([[order.number, order]]));
  const all = work.queues.get(message.number) ?? [];
  await settleMessages(
    ctx,
    all.filter(({ touched }) => touched),
  );
  await saveOrders(ctx, [order]);
  return all[0]?.state;
}

interface Became {
  known: ReadonlyMap<string, Stored>;
  became: ReadonlyMap<string, Pending>;
  order: Order | undefined;
}

function resultOf({ messageId: id }: Incoming, { known, became, order }: Became): PushResult {
  const now = became.get(id);
  const { state, reason } = now ?? known.get(id) ?? { state: undefined, reason: null };
  if (state === 'waiting') return { id, status: 'waiting', expected: (order?.inSeq ?? 0) + 1 };
  if (state === 'rejected') return { id, status: 'rejected', reason: reason ?? 'rejected' };
  if (!now?.incoming) return { id, status: 'duplicate' };
  return { id, status: 'accepted', ...(reason !== null && { reason }) };
}

/** Each call is an entry of the log of the connection, whose entries hang together. */
async function noteDown(ctx: Ctx, link: LinkRow, via: Via, results: readonly PushResult[]): Promise<void> {
  const count = (status: PushResult['status']): number => results.filter((each) => each.status === status).length;
  await ctx.tx.sql('update hotline_links set last_in_at = $2 where tenant_id = $1', [ctx.tx.tenantId, ctx.now]);
  await emit(ctx.tx, ctx.actor, ctx.now, link.id, {
    kind: 'hotline.received',
    data: {
      via,
      accepted: count('accepted'),
      duplicate: count('duplicate'),
      waiting: count('waiting'),
      rejected: count('rejected'),
    },
  });
}
