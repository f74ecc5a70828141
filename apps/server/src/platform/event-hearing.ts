import { systemActor } from '../kernel/actor.ts';
import type { Ctx, Platform } from './context.ts';
import type { StoredEvent } from './events.ts';
import { newId } from './ids.ts';
import type { Subscription } from './module.ts';

export interface EventRow {
  id: number;
  tenant_id: number;
  subject_id: string;
  seq: number;
  kind: string;
  at: Date;
  actor_id: string | null;
  post_id: string | null;
  unit_id: string | null;
  data: Record<string, unknown>;
}

export const EVENT_COLUMNS =
  'e.id, e.tenant_id, e.subject_id, e.seq, e.kind, e.at, e.actor_id, e.post_id, e.unit_id, e.data';

/** One chain of events: those of one subject are heard in their order. */
export const subjectOf = (row: Pick<EventRow, 'tenant_id' | 'subject_id'>): string =>
  `${row.tenant_id} ${row.subject_id}`;

/** Events of one tenant: in one transaction, as the tenant's clock; or handed over one by one to long work. */
export async function hear(platform: Platform, subscription: Subscription, rows: readonly EventRow[]): Promise<void> {
  const tenantId = rows[0]?.tenant_id;
  if (tenantId === undefined) return;
  if ('work' in subscription) {
    for (const row of rows) await subscription.work(platform, eventOf(row));
    return;
  }
  await platform.db.transaction(tenantId, async (tx) => {
    const now = platform.clock();
    const actor = systemActor(tenantId);
    const ctx: Ctx = { tx, actor, now, lang: 'zh', address: '', newId: () => newId(now), platform };
    if ('hearTogether' in subscription) return subscription.hearTogether(ctx, rows.map(eventOf));
    for (const row of rows) await subscription.hear(ctx, eventOf(row));
  });
}

const eventOf = (row: EventRow): StoredEvent => ({
  id: row.id,
  tenantId: row.tenant_id,
  subjectId: row.subject_id,
  seq: row.seq,
  kind: row.kind,
  at: row.at,
  actorId: row.actor_id,
  postId: row.post_id,
  unitId: row.unit_id,
  data: row.data,
});
