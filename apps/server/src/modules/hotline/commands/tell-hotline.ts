import type { Ctx } from '../../../platform/context.ts';
import type { StoredEvent } from '../../../platform/events.ts';
import { enqueue } from '../../../platform/jobs.ts';
import { type OutsideView, outsideViews, requestFlow } from '../../requests/index.ts';
import { type MapEntries, statusFor } from '../domain/codes.ts';
import { outboundOf } from '../domain/outbound.ts';
import { currentMap, findLink } from '../queries/link.ts';
import { lockOrdersOf, type Order, saveOrders, tell } from './orders.ts';
import { retryHeld } from './take-in.ts';

export const DELIVER = 'hotline.deliver';

/** What the hotline may have to hear of. */
export const toldEvents: readonly string[] = [
  ...new Set(['request.registered', ...Object.values(requestFlow.actions).map(({ event }) => event)]),
];

/**
 * Hears what happened to requests and writes what the hotline is to be told of its own into the outbox; heard twice, it is
 * written once. What they had asked too early is tried again, now that something has moved.
 */
export async function tellHotline(ctx: Ctx, events: readonly StoredEvent[]): Promise<void> {
  const orders = await lockOrdersOf(
    ctx,
    events.map(({ subjectId }) => subjectId),
  );
  if (orders.length === 0) return;
  const link = await findLink(ctx.tx);
  if (!link) return;
  const byRequest = new Map(orders.map((order) => [order.requestId, order]));
  const ours = events.filter(({ subjectId }) => byRequest.has(subjectId));
  const { entries } = await currentMap(ctx.tx);
  const written = await writtenAlready(ctx, orders, ours);
  const views = await outsideViews(
    ctx,
    ours.map(({ subjectId, seq }) => ({ id: subjectId, seq })),
  );
  for (const event of ours) {
    const order = byRequest.get(event.subjectId);
    const view = views.get(event.subjectId);
    if (order && view && !written.has(`${order.number}\0${event.seq}`)) tellOf(order, event, view, entries);
  }
  await retryHeld(ctx, link, orders);
  const count = await saveOrders(ctx, orders);
  if (count > 0 && link.enabled && link.push_url !== null)
    await enqueue(ctx.tx, DELIVER, {}, `${DELIVER}:${ctx.tx.tenantId}`);
}

function tellOf(order: Order, event: StoredEvent, view: OutsideView, map: MapEntries): void {
  const { kind, seq, at, data } = event;
  const words = view.words[seq] ?? {};
  if (kind === 'request.extension-asked') order.told = { ...order.told, extensionReason: words.reason ?? '' };
  // Acts that leave the state as it is name it nevertheless; the log is in order, so it is the state after this event.
  const state = typeof data.state === 'string' ? data.state : view.state;
  const status = statusFor(map, state);
  const message = outboundOf({ kind, seq, at, data }, { ...view, words }, order.told.status, status);
  if (!message) return;
  if (message.kind === 'extension-asked') {
    const reason = order.told.extensionReason ?? '';
    message.data = { ...message.data, reason };
    const waiting = { kind: 'extension', at: at.toISOString(), reason, outcome: 'waiting', answer: '' } as const;
    order.told = { ...order.told, asked: [...(order.told.asked ?? []), waiting] };
  }
  order.told = { ...order.told, status };
  tell(order, map, { kind: message.kind, state, data: message.data, eventSeq: seq, at });
}

async function writtenAlready(
  { tx }: Ctx,
  orders: readonly Order[],
  events: readonly StoredEvent[],
): Promise<ReadonlySet<string>> {
  const rows = await tx.sql<{ number: string; event_seq: number }>(
    `select number, event_seq from hotline_outbox where tenant_id = $1 and number = any($2) and event_seq = any($3)`,
    [tx.tenantId, orders.map(({ number }) => number), [...new Set(events.map(({ seq }) => seq))]],
  );
  return new Set(rows.map((row) => `${row.number}\0${row.event_seq}`));
}
