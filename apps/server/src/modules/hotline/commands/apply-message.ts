import type { Actor } from '../../../kernel/actor.ts';
import { systemActor } from '../../../kernel/actor.ts';
import { AppError } from '../../../kernel/errors.ts';
import type { Ctx } from '../../../platform/context.ts';
import { isConnectionLoss } from '../../../platform/database/database.ts';
import {
  type OutsideView,
  outsideViews,
  supplyFromOutside,
  takeAction,
  withdrawFromOutside,
} from '../../requests/index.ts';
import type { InboundData, InboundKind, OrderData } from '../contract-messages.ts';
import type { MapEntries } from '../domain/codes.ts';
import { momentOf } from '../domain/moment.ts';
import { decided } from '../domain/order.ts';
import { type Order, tell } from './orders.ts';

/** What became of a message. Held: it cannot be done yet, and is tried again when the request moves on. */
export interface Outcome {
  state: 'applied' | 'noted' | 'held' | 'rejected';
  reason: string | null;
}

const applied: Outcome = { state: 'applied', reason: null };
const noted = (reason: string): Outcome => ({ state: 'noted', reason });
const held = (reason: string): Outcome => ({ state: 'held', reason });

interface About<K extends InboundKind> {
  order: Order;
  map: MapEntries;
  data: InboundData[K];
  view: OutsideView;
}
type Apply<K extends InboundKind> = (ctx: Ctx, about: About<K>) => Promise<Outcome>;

/** The hotline acts through nobody's post: it may do what its messages say, to the orders that are its own. */
const hotlineActor = (tenantId: number): Actor => ({
  ...systemActor(tenantId),
  permissions: new Set(['request.read', 'request.supervise', 'request.follow-up']),
});

/**
 * Does what a message says, in a savepoint of its own: what our rules refuse, or what fails, is written down with the
 * message and stops none of the others.
 */
export async function applyMessage(
  ctx: Ctx,
  order: Order,
  map: MapEntries,
  message: { kind: string; raw: unknown },
): Promise<Outcome> {
  if (order.requestId === null) return held('no-order');
  const { tx } = ctx;
  const before = { ...order, out: [...order.out] };
  await tx.sql('savepoint message');
  try {
    const view = (await outsideViews(ctx, [{ id: order.requestId, seq: 0 }])).get(order.requestId);
    if (!view) return noted('request-gone');
    const { data } = message.raw as { data: InboundData[InboundKind] };
    const apply = appliers[message.kind as InboundKind] as Apply<InboundKind>;
    const outcome = await apply({ ...ctx, actor: hotlineActor(tx.tenantId) }, { order, map, data, view });
    await tx.sql('release savepoint message');
    return outcome;
  } catch (error) {
    if (isConnectionLoss(error) || isRepeatable(error)) throw error;
    await tx.sql('rollback to savepoint message');
    Object.assign(order, before);
    if (error instanceof AppError)
      return error.kind === 'invalid' ? { state: 'rejected', reason: error.code } : noted(error.code);
    ctx.platform.log.error('a message of the hotline failed', error, { kind: message.kind });
    return { state: 'rejected', reason: 'internal' };
  }
}

/** Deadlocks and the like: the whole transaction is tried again. */
export const isRepeatable = (error: unknown): boolean =>
  ['40P01', '40001'].includes(String((error as { code?: unknown } | null)?.code));

const beforeHandling = new Set(['registered', 'need-info', 'accepted', 'filed', 'returned', 'suspended', 'merged']);
const beforeFollowUp = new Set([...beforeHandling, 'dispatched', 'handling', 'replied']);

const hurry =
  <K extends 'urge' | 'supervise'>(action: K): Apply<K> =>
  async (ctx, { order, map, data, view }) => {
    if (view.state === 'dispatched' || view.state === 'handling') {
      await takeAction(ctx, action, view.id, {
        version: view.version,
        cause: 'other',
        words: data.words.slice(0, 500),
      });
      return applied;
    }
    if (beforeHandling.has(view.state)) return held('not-yet-dispatched');
    // It was answered before they asked: the answer is said again, so that theirs is not left open.
    tell(order, map, {
      kind: 'supervision-answered',
      state: view.state,
      data: { words: view.publicText ?? '', answeredBefore: true },
      at: ctx.now,
    });
    return noted('answered-already');
  };

const withdrawn = async (ctx: Ctx, { order, map, view }: About<InboundKind>, reason: string): Promise<Outcome> => {
  if (view.state === 'withdrawn' || view.state === 'declined') return noted('ended-already');
  try {
    await withdrawFromOutside(ctx, view.id, reason);
    return applied;
  } catch (error) {
    if (!(error instanceof AppError) || error.kind !== 'conflict') throw error;
    // Too late to take it back: they are told where it stands, and both sides say the same again.
    tell(order, map, { kind: 'cancel-refused', state: view.state, at: ctx.now });
    return noted(error.code);
  }
};

const appliers: { [K in InboundKind]: Apply<K> } = {
  /** The order is here: what they say of it now is added to the words, and their limit is the latest they named. */
  async order(ctx, { order, data, view }) {
    const due = data.dueAt === undefined ? null : momentOf(data.dueAt);
    order.dueAt = due ?? order.dueAt;
    await supplyFromOutside(ctx, view.id, correction(data));
    return noted('order-changed');
  },
  async supplement(ctx, { data, view }) {
    await supplyFromOutside(ctx, view.id, data.words);
    return applied;
  },
  urge: hurry('urge'),
  supervise: hurry('supervise'),
  cancel: (ctx, about) => withdrawn(ctx, about, about.data.reason),
  async 'return-decision'(ctx, about) {
    const { order, data } = about;
    const asked = decided(order.told.asked ?? [], 'return', data.approved, data.reason ?? '');
    if (!asked) return noted('nothing-asked');
    order.told = { ...order.told, asked };
    return data.approved ? withdrawn(ctx, about, `12345 热线同意退单 ${data.reason ?? ''}`.trim()) : applied;
  },
  async 'extension-decision'(_ctx, { order, data }) {
    const asked = decided(order.told.asked ?? [], 'extension', data.approved, data.reason ?? '');
    if (!asked) return noted('nothing-asked');
    order.told = { ...order.told, asked };
    const due = data.dueAt === undefined ? null : momentOf(data.dueAt);
    if (data.approved && due) order.dueAt = due;
    return applied;
  },
  async 'follow-up'(ctx, { data, view }) {
    if (view.state === 'verified') {
      await takeAction(ctx, 'follow-up', view.id, { version: view.version, channel: 'third-party', ...data });
      return applied;
    }
    return beforeFollowUp.has(view.state) ? held('not-yet-verified') : noted('followed-up-already');
  },
  async rehandle(ctx, { data, view }) {
    const { id, version, state } = view;
    if (state === 'verified') {
      await takeAction(ctx, 'follow-up', id, {
        version,
        channel: 'third-party',
        reached: true,
        solved: false,
        satisfied: 1,
        note: data.reason.slice(0, 1000),
      });
      return applied;
    }
    if (state === 'followed-up' || state === 'closed') {
      await takeAction(ctx, state === 'closed' ? 'reopen' : 'rehandle', id, {
        version,
        reason: data.reason.slice(0, 500),
      });
      return applied;
    }
    return state === 'replied' ? held('not-yet-verified') : noted('in-hand-already');
  },
};

const correction = (data: OrderData): string =>
  [
    `12345 热线更正：${data.content}`,
    ...(data.address ? [`地址：${data.address}`] : []),
    ...(data.categoryName || data.categoryCode
      ? [`热线类别：${data.categoryName ?? ''}（${data.categoryCode ?? ''}）`]
      : []),
    ...(data.areaName || data.areaCode ? [`热线区域：${data.areaName ?? ''}（${data.areaCode ?? ''}）`] : []),
  ]
    .join('\n')
    .slice(0, 2000);
