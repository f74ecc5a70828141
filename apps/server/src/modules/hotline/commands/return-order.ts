import { conflict, notFound } from '../../../kernel/errors.ts';
import type { Ctx } from '../../../platform/context.ts';
import { emit } from '../../../platform/events.ts';
import { enqueue } from '../../../platform/jobs.ts';
import { outsideViews } from '../../requests/index.ts';
import type { HotlineOrder } from '../contract.ts';
import { mayReturn } from '../policy.ts';
import { currentMap, findLink } from '../queries/link.ts';
import { orderView } from '../queries/order-view.ts';
import { lockOrdersOf, saveOrders, tell } from './orders.ts';
import { DELIVER } from './tell-hotline.ts';

/** 退单: the hotline is asked to take the order back; it stays where it is until they decide. Throws not-found, return-not-now. */
export async function returnOrder(
  ctx: Ctx,
  requestId: string,
  reason: string,
): Promise<{ order: HotlineOrder | null }> {
  const { tx, actor, now } = ctx;
  await orderView(ctx, requestId);
  const [order] = await lockOrdersOf(ctx, [requestId]);
  const view = (await outsideViews(ctx, [{ id: requestId, seq: 0 }])).get(requestId);
  const link = await findLink(tx);
  if (!order || !view || !link)
    throw notFound('这件诉求不是 12345 热线转来的。', 'This request did not come from the hotline.');
  const asked = order.told.asked ?? [];
  if (!mayReturn({ state: view.state, asked })) {
    throw conflict(
      'return-not-now',
      '现在不能申请退单：已经答复，或上一次申请还没有结果。',
      'It cannot be offered back now: it was answered, or the last question is still open.',
    );
  }
  const waiting = { kind: 'return', at: now.toISOString(), reason, outcome: 'waiting', answer: '' } as const;
  order.told = { ...order.told, asked: [...asked, waiting] };
  tell(order, (await currentMap(tx)).entries, { kind: 'return-asked', state: view.state, data: { reason }, at: now });
  await saveOrders(ctx, [order]);
  await emit(tx, actor, now, link.id, { kind: 'hotline.return-asked', data: { requestId } });
  await enqueue(tx, DELIVER, {}, `${DELIVER}:${tx.tenantId}`);
  return orderView(ctx, requestId);
}
