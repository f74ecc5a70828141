import type { Platform } from './context.ts';
import { isConnectionLoss } from './database/database.ts';
import { settledEvents } from './event-frontier.ts';
import { EVENT_COLUMNS, type EventRow, hear, subjectOf } from './event-hearing.ts';
import { type Failed, keepForLater, subjectsWaiting } from './event-retries.ts';
import type { Subscription } from './module.ts';

/** So many events are heard in one go, */
const BATCH = 500;
/** and so many looked through for them: few enough to take no more than a moment. */
const SPAN = 20_000;

/** How far a reader has looked beyond its place without finding anything for it. */
interface Looked {
  place: number;
  until: number;
}
const looked = new WeakMap<Platform, Map<string, Looked>>();

type Found = Looked & (EventRow | { id: null });

/** The reader’s place and where this look begins, with each event it wants from there on: found along the order of the log. */
const NEXT = `select c.place, c.until, e.*
  from (select last_id as place, case when last_id = $2 then $3 else last_id end as until from event_cursors where reader = $1) c
  left join lateral (
    select ${EVENT_COLUMNS} from events e
    where e.id > c.until and e.id <= least($4, c.until + ${SPAN}) and ($5::text[] is null or e.kind = any($5))
    order by e.id limit ${BATCH}
  ) e on true`;

/**
 * Hands the next events to one reader and remembers how far it came, no further than the log is complete, so that a slow
 * commit with a lower id is never stepped over. What fails is kept for another try, with the later events of its subject
 * behind it; the others go on. A look that finds nothing for the reader is remembered here and written down only now and
 * then: most readers want little, and a write each look would be paid by all. True when there is more to look through.
 */
export async function readOn(platform: Platform, subscription: Subscription): Promise<boolean> {
  const { reader, events } = subscription;
  const own = looked.get(platform) ?? new Map<string, Looked>();
  looked.set(platform, own);
  const { place = -1, until = -1 } = own.get(reader) ?? {};
  const complete = await settledEvents(platform.db);
  const kinds = events.includes('*') ? null : events;
  const { rows } = await platform.db.owner.query<Found>(NEXT, [reader, place, until, complete, kinds]);
  const [first] = rows;
  if (!first || first.until >= complete) return false;
  const wanted = rows.flatMap((row) => (row.id === null ? [] : [row]));
  const last = (wanted.length === BATCH && wanted.at(-1)?.id) || Math.min(complete, first.until + SPAN);
  if (wanted.length === 0 && last - first.place < BATCH) own.set(reader, { place: first.place, until: last });
  else await keepForLater(platform, reader, await hearAll(platform, subscription, wanted), last);
  return last < complete;
}

/** What could not be heard: what failed, and what is behind something of its subject that still waits. */
async function hearAll(platform: Platform, subscription: Subscription, rows: readonly EventRow[]): Promise<Failed[]> {
  if (rows.length === 0) return [];
  const waiting = await subjectsWaiting(platform, subscription.reader);
  const free = rows.filter((row) => !waiting.has(subjectOf(row)));
  const kept: Failed[] = rows.filter((row) => waiting.has(subjectOf(row))).map((row) => ({ row }));
  for (const tenantId of new Set(free.map((row) => row.tenant_id))) {
    const mine = free.filter((row) => row.tenant_id === tenantId);
    kept.push(...(await hearTogether(platform, subscription, mine)));
  }
  return kept;
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
