import type { Platform } from './context.ts';
import { isConnectionLoss } from './database/database.ts';
import { settledEvents } from './event-frontier.ts';
import { EVENT_COLUMNS, type EventRow, hear, subjectOf } from './event-hearing.ts';
import { type Failed, keepForLater, subjectsWaiting } from './event-retries.ts';
import type { Subscription } from './module.ts';

export const BATCH = 500;

/** How far a reader has looked beyond its place without finding anything for it. */
interface Looked {
  place: number;
  until: number;
}
const looked = new WeakMap<Platform, Map<string, Looked>>();

/**
 * Hands the next events to one reader and remembers how far it came, no further than the log is complete, so that a slow
 * commit with a lower id is never stepped over. What fails is kept for another try, with the later events of its subject
 * behind it; the others go on. A look that finds nothing for the reader is remembered here and written down only when a
 * whole batch has gone by: most readers want little, and a write each look would be paid by all.
 */
export async function readOn(platform: Platform, subscription: Subscription): Promise<number> {
  const { reader } = subscription;
  const own = looked.get(platform) ?? new Map<string, Looked>();
  looked.set(platform, own);
  const { place = -1, until = -1 } = own.get(reader) ?? {};
  const { rows } = await platform.db.owner.query<EventRow & { place: number }>(
    `select ${EVENT_COLUMNS}, c.last_id as place from events e, event_cursors c
     where c.reader = $1 and e.id > case when c.last_id = $2 then $3 else c.last_id end and e.id <= $4
     order by e.id limit ${BATCH}`,
    [reader, place, until, await settledEvents(platform.db)],
  );
  const last = rows.at(-1);
  if (!last) return 0;
  const wanted = rows.filter((row) => subscription.events.includes('*') || subscription.events.includes(row.kind));
  if (wanted.length === 0 && last.id - last.place < BATCH) {
    own.set(reader, { place: last.place, until: last.id });
    return rows.length;
  }
  const kept: Failed[] = [];
  if (wanted.length > 0) {
    const waiting = await subjectsWaiting(platform, subscription.reader);
    const free = wanted.filter((row) => !waiting.has(subjectOf(row)));
    kept.push(...wanted.filter((row) => waiting.has(subjectOf(row))).map((row) => ({ row })));
    for (const tenantId of new Set(free.map((row) => row.tenant_id))) {
      const mine = free.filter((row) => row.tenant_id === tenantId);
      kept.push(...(await hearTogether(platform, subscription, mine)));
    }
  }
  await keepForLater(platform, subscription.reader, kept, last.id);
  return rows.length;
}

/** One transaction for all; where one of them fails, each by itself, so that the others are not lost with it. */
async function hearTogether(platform: Platform, subscription: Subscription, rows: EventRow[]): Promise<Failed[]> {
  try {
    await hear(platform, subscription, rows);
    return [];
  } catch (error) {
    if (isConnectionLoss(error)) throw error;
    if (rows.length === 1 && rows[0]) return [{ row: rows[0], error }];
  }
  const failed = new Map<string, Failed[]>();
  for (const row of rows) {
    const before = failed.get(subjectOf(row));
    if (before) {
      before.push({ row });
      continue;
    }
    try {
      await hear(platform, subscription, [row]);
    } catch (error) {
      if (isConnectionLoss(error)) throw error;
      failed.set(subjectOf(row), [{ row, error }]);
    }
  }
  return [...failed.values()].flat();
}
