import type { Static } from 'typebox';
import { forbidden } from '../../../kernel/errors.ts';
import type { Ctx } from '../../../platform/context.ts';
import type { readNotifications } from '../contract.ts';
import { addressees } from '../queries/addressed.ts';
import { countUnread } from '../queries/count-unread.ts';

const MARK_SOME = `insert into notification_reads (tenant_id, post_id, notification_id, read_at)
  select $1, $4, n.id, $6 from notifications n
  where n.tenant_id = $1 and n.id = any($5::uuid[]) and (n.unit_id = $2 or n.person_id = $3)
  on conflict do nothing`;
const MARK_ALL = `insert into notification_marks (tenant_id, post_id, read_until) values ($1, $2, least($3::timestamptz, $4))
  on conflict (tenant_id, post_id) do update set read_until = greatest(notification_marks.read_until, excluded.read_until)`;
const FORGET_SINGLE = `delete from notification_reads r using notifications n
  where r.tenant_id = $1 and r.post_id = $2 and n.tenant_id = $1 and n.id = r.notification_id and n.created_at <= $3::timestamptz`;

/**
 * Marks notices as read for the active post: the ones named, or all up to an instant. What is not addressed to the post
 * is passed over. What one has read is a convenience of one's own and leaves no event.
 */
export async function markRead(ctx: Ctx, input: Static<typeof readNotifications.body>): Promise<{ unread: number }> {
  const { tx, actor, now } = ctx;
  if (!actor.postId) throw forbidden();
  if ('ids' in input) {
    await tx.sql(MARK_SOME, [...addressees(tx.tenantId, actor), input.ids, now]);
  } else {
    await tx.sql(MARK_ALL, [tx.tenantId, actor.postId, input.allUntil, now]);
    await tx.sql(FORGET_SINGLE, [tx.tenantId, actor.postId, input.allUntil]);
  }
  return countUnread(ctx);
}
