import type { Ctx } from '../../../platform/context.ts';

/** Of each post the instant of the notice after its newest `keep`, or `before` where that is later. */
const SETTLE = `insert into notification_marks (tenant_id, post_id, read_until)
  select o.tenant_id, o.id, greatest($2::timestamptz, next.at)
  from posts o left join lateral (
    select n.created_at as at from notifications n
    where n.tenant_id = o.tenant_id and (n.unit_id = o.unit_id or n.person_id = o.person_id)
    order by n.created_at desc, n.id desc offset $3 limit 1
  ) next on true
  where o.tenant_id = $1
  on conflict (tenant_id, post_id) do update set read_until = greatest(notification_marks.read_until, excluded.read_until)`;

/**
 * Every post of the tenant has read what is older than an instant, and of the rest all but its newest `keep`: for a
 * history that was laid, so that nobody begins with a full bell.
 */
export async function settleNotices({ tx }: Pick<Ctx, 'tx'>, before: Date, keep: number): Promise<void> {
  await tx.sql(SETTLE, [tx.tenantId, before, keep]);
}
