import type { Platform } from './context.ts';
import { isConnectionLoss } from './database/database.ts';
import { EVENT_COLUMNS, type EventRow, hear, subjectOf } from './event-hearing.ts';
import type { Subscription } from './module.ts';

/** Tries before an event is set aside; with the waits below some hour and a half. */
export const MOST_TRIES = 8;
const FIRST_WAIT_MS = 1000;
const LONGEST_WAIT_MS = 3_600_000;
const AT_ONCE = 200;

/** An event that could not be heard, or (without `error`) one that waits behind an earlier one of its subject. */
export interface Failed {
  row: EventRow;
  error?: unknown;
}

/** Milliseconds until the next try: 1 s, 4 s, 16 s … an hour at most. */
export const waitAfter = (tries: number): number => Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 4 ** (tries - 1));

/** Subjects with an event that waits for another try of this reader. */
export async function subjectsWaiting({ db }: Platform, reader: string): Promise<ReadonlySet<string>> {
  const { rows } = await db.owner.query<Pick<EventRow, 'tenant_id' | 'subject_id'>>(
    `select distinct e.tenant_id, e.subject_id from event_retries r join events e on e.id = r.event_id
     where r.reader = $1 and r.dead_at is null`,
    [reader],
  );
  return new Set(rows.map(subjectOf));
}

/**
 * Notes down what is still to be heard and, in the same statement, how far the reader has come. The commit waits for no
 * disk: what a crash takes back is heard again, as every reader must bear.
 */
export async function keepForLater(
  platform: Platform,
  reader: string,
  kept: readonly Failed[],
  lastId: number,
): Promise<void> {
  const now = platform.clock();
  for (const { row, error } of kept) if (error !== undefined) logFailure(platform, reader, row, 1, error);
  const list = kept.map(({ row, error }) => ({
    id: row.id,
    tries: error === undefined ? 0 : 1,
    at: new Date(now.getTime() + (error === undefined ? 0 : waitAfter(1))).toISOString(),
    fault: error === undefined ? '' : faultOf(error),
  }));
  await platform.db.owner.query(
    `with kept as (
       insert into event_retries (reader, event_id, tries, next_at, fault)
       select $1, k.id, k.tries, k.at, k.fault
       from jsonb_to_recordset($3::jsonb) as k(id bigint, tries smallint, at timestamptz, fault text)
       on conflict do nothing
     )
     update event_cursors set last_id = $2, updated_at = now() where reader = $1 and last_id < $2
       and set_config('synchronous_commit', 'off', true) = 'off'`,
    [reader, lastId, JSON.stringify(list)],
  );
}

interface Waiting extends EventRow {
  tries: number;
}

/**
 * Tries again what is due, of each subject the earliest first and the later ones only after it. After MOST_TRIES an event
 * is set aside: told in the log and counted by /api/health, and its subject goes on without it.
 */
export async function retryOn(platform: Platform, subscription: Subscription, isStopped: () => boolean): Promise<void> {
  for (;;) {
    const due = await firstOfEachSubject(platform, subscription.reader);
    if (due.length === 0 || isStopped()) return;
    for (const row of due) {
      if (isStopped()) return;
      await retry(platform, subscription, row);
    }
  }
}

async function firstOfEachSubject(platform: Platform, reader: string): Promise<Waiting[]> {
  const { rows } = await platform.db.owner.query<Waiting>(
    `select * from (
       select distinct on (e.tenant_id, e.subject_id) ${EVENT_COLUMNS}, r.tries, r.next_at
       from event_retries r join events e on e.id = r.event_id
       where r.reader = $1 and r.dead_at is null order by e.tenant_id, e.subject_id, e.id
     ) first where next_at <= $2 order by id limit ${AT_ONCE}`,
    [reader, platform.clock()],
  );
  return rows;
}

async function retry(platform: Platform, subscription: Subscription, row: Waiting): Promise<void> {
  const { reader } = subscription;
  const { owner } = platform.db;
  try {
    await hear(platform, subscription, [row]);
  } catch (error) {
    if (isConnectionLoss(error)) throw error;
    const tries = row.tries + 1;
    const isDead = tries >= MOST_TRIES;
    logFailure(platform, reader, row, tries, error);
    const now = platform.clock();
    await owner.query(
      'update event_retries set tries = $3, next_at = $4, fault = $5, dead_at = $6 where reader = $1 and event_id = $2',
      [reader, row.id, tries, new Date(now.getTime() + waitAfter(tries)), faultOf(error), isDead ? now : null],
    );
    return;
  }
  await owner.query('delete from event_retries where reader = $1 and event_id = $2', [reader, row.id]);
}

function logFailure({ log }: Platform, reader: string, row: EventRow, tries: number, error: unknown): void {
  const facts = { reader, event: row.id, kind: row.kind, tenant: row.tenant_id, tries };
  if (tries >= MOST_TRIES) log.error('an event was set aside: its reader failed every time', error, facts);
  else log.error('a reader of the log failed on an event, which is tried again', error, facts);
}

/** The kind of fault only: what an error says may hold what somebody wrote, and the log line has it anyway. */
function faultOf(error: unknown): string {
  if (!(error instanceof Error)) return 'thrown';
  const code = 'code' in error && typeof error.code === 'string' ? ` ${error.code}` : '';
  return `${error.name}${code}`.slice(0, 100);
}

/** How many events have been set aside and wait for an operator. */
export async function countSetAside({ db }: Platform): Promise<number> {
  const { rows } = await db.owner.query<{ n: number }>(
    'select count(*)::int as n from event_retries where dead_at is not null',
  );
  return rows[0]?.n ?? 0;
}
