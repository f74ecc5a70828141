import { DAY } from '../../../kernel/time.ts';
import type { Platform } from '../../../platform/context.ts';

export const KEPT_DAYS = 90;

/** Removes read and unread notices older than 90 days: the matter and its log say all that they said. */
export async function removeOldNotices({ db, clock, log }: Platform): Promise<void> {
  const before = new Date(clock().getTime() - KEPT_DAYS * DAY);
  const { rows: tenants } = await db.owner.query<{ id: number }>('select id from tenants order by id');
  for (const { id } of tenants) {
    const removed = await db.transaction(id, (tx) =>
      tx.sql('delete from notifications where tenant_id = $1 and created_at < $2 returning id', [id, before]),
    );
    if (removed.length > 0) log.info('old notices removed', { tenant: id, notices: removed.length });
  }
}
