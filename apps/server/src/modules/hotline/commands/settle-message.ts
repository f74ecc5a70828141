import { conflict, notFound } from '../../../kernel/errors.ts';
import type { Ctx } from '../../../platform/context.ts';
import { emit } from '../../../platform/events.ts';
import { enqueue } from '../../../platform/jobs.ts';
import { findLink } from '../queries/link.ts';
import { takeAnyway } from './take-in.ts';
import { DELIVER } from './tell-hotline.ts';

/** Somebody has seen to it: the message goes out again now, as if for the first time. Throws not-found, nothing-to-retry. */
export const retryOut = (ctx: Ctx, id: string): Promise<{ state: string }> =>
  change(ctx, id, 'waiting', `state in ('waiting', 'dead')`, 'hotline.retried');

/** It will never arrive: those behind it go out. It stays in sight as given up. Throws not-found, nothing-to-retry. */
export const discardOut = (ctx: Ctx, id: string): Promise<{ state: string }> =>
  change(ctx, id, 'discarded', `state = 'dead'`, 'hotline.discarded');

async function change(ctx: Ctx, id: string, to: string, from: string, kind: string): Promise<{ state: string }> {
  const { tx, actor, now } = ctx;
  const rows = await tx.sql<{ was: string }>(
    `update hotline_outbox o set state = $3, attempts = 0, next_at = $4, settled_at = case when $3 = 'discarded' then $4::timestamptz end
     where tenant_id = $1 and id = $2 and ${from} returning id`,
    [tx.tenantId, id, to, now],
  );
  const link = await findLink(tx);
  if (rows.length === 0 || !link) throw await gone(ctx, id, 'hotline_outbox');
  await emit(tx, actor, now, link.id, { kind, data: { messageId: id } });
  await enqueue(tx, DELIVER, {}, `${DELIVER}:${tx.tenantId}`);
  return { state: to };
}

/** Takes a message in although one before it is missing, or tries one again that was not understood. */
export async function retryIn(ctx: Ctx, id: string): Promise<{ state: string }> {
  const link = await findLink(ctx.tx);
  const state = link && (await takeAnyway(ctx, link, id));
  if (!link || !state) throw await gone(ctx, id, 'hotline_inbox');
  await emit(ctx.tx, ctx.actor, ctx.now, link.id, { kind: 'hotline.taken-anyway', data: { messageId: id, state } });
  return { state };
}

async function gone({ tx }: Ctx, id: string, table: 'hotline_inbox' | 'hotline_outbox'): Promise<Error> {
  const rows = await tx.sql(`select from ${table} where tenant_id = $1 and id = $2`, [tx.tenantId, id]);
  if (rows.length === 0) return notFound('没有找到这条消息。', 'There is no such message.');
  return conflict(
    'nothing-to-retry',
    '这条消息已经处理好了，不用再操作。请刷新列表。',
    'This message has been settled already. Reload the list.',
  );
}
