import { systemActor } from '../kernel/actor.ts';
import type { Ctx, Platform } from './context.ts';
import type { StoredEvent } from './events.ts';
import { newId } from './ids.ts';
import type { Subscription } from './module.ts';

const BATCH = 500;
/** Many changes at once are heard together: one look for all of them instead of one each. */
const GATHER_MS = 150;

/** Wakes the readers of the log: soon after a commit of this process, and every second for those of others. */
export interface EventPump {
  nudge(): void;
  /** Everything committed so far has been heard by every reader; for tests and for a clean stop. */
  drained(): Promise<void>;
  stop(): Promise<void>;
}

export function startEventPump(platform: Platform, subscriptions: readonly Subscription[]): EventPump {
  let running: Promise<void> | undefined;
  let again = false;
  let stopped = false;
  let gathering: NodeJS.Timeout | undefined;
  let known: Promise<unknown> | undefined;

  const round = async (): Promise<void> => {
    known ??= enlist(
      platform,
      subscriptions.map((subscription) => subscription.reader),
    ).catch((error: unknown) => {
      known = undefined;
      platform.log.error('the readers of the log could not be listed', error);
    });
    await known;
    do {
      again = false;
      for (const subscription of subscriptions) {
        // A reader that fails must not hold up the others; it tries again at the next round from where it stood.
        try {
          while (!stopped && (await readOn(platform, subscription)) === BATCH);
        } catch (error) {
          platform.log.error('a reader of the log failed', error, { reader: subscription.reader });
        }
      }
    } while (again && !stopped);
  };
  const start = (): void => {
    if (stopped) return;
    again = true;
    running ??= round().finally(() => {
      running = undefined;
      if (again && !stopped) start();
    });
  };
  const nudge = (): void => {
    gathering ??= setTimeout(() => {
      gathering = undefined;
      start();
    }, GATHER_MS);
    gathering.unref();
  };
  const timer = setInterval(start, 1000);
  timer.unref();
  return {
    nudge,
    drained: async () => {
      start();
      while (running) await running;
    },
    stop: async () => {
      stopped = true;
      clearInterval(timer);
      clearTimeout(gathering);
      await running;
    },
  };
}

const enlist = ({ db }: Platform, readers: readonly string[]): Promise<unknown> =>
  db.owner.query('insert into event_cursors (reader) select unnest($1::text[]) on conflict do nothing', [readers]);

interface EventRow {
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

/**
 * Hands the next events to one reader and remembers how far it came. Rows of transactions that may still be open are
 * left for later, so that a slow commit with a lower id is never skipped.
 */
async function readOn(platform: Platform, subscription: Subscription): Promise<number> {
  const { owner } = platform.db;
  const { rows } = await owner.query<EventRow>(
    `select e.id, e.tenant_id, e.subject_id, e.seq, e.kind, e.at, e.actor_id, e.post_id, e.unit_id, e.data
     from events e, event_cursors c
     where c.reader = $1 and e.id > c.last_id and e.tx < pg_snapshot_xmin(pg_current_snapshot())
     order by e.id limit ${BATCH}`,
    [subscription.reader],
  );
  const wanted = rows.filter((row) => subscription.events.includes('*') || subscription.events.includes(row.kind));
  for (const tenantId of new Set(wanted.map((row) => row.tenant_id))) {
    const mine = wanted.filter((row) => row.tenant_id === tenantId);
    await hearTogether(platform, subscription, tenantId, mine);
  }
  const last = rows.at(-1);
  if (last)
    await owner.query('update event_cursors set last_id = $2, updated_at = now() where reader = $1 and last_id < $2', [
      subscription.reader,
      last.id,
    ]);
  return rows.length;
}

/** One transaction for all; where one of them fails, each by itself, so that the others are not lost with it. */
async function hearTogether(
  platform: Platform,
  subscription: Subscription,
  tenantId: number,
  rows: EventRow[],
): Promise<void> {
  const hearAll = (some: readonly EventRow[]): Promise<void> =>
    platform.db.transaction(tenantId, async (tx) => {
      const now = platform.clock();
      const actor = systemActor(tenantId);
      const ctx: Ctx = { tx, actor, now, lang: 'zh', address: '', newId: () => newId(now), platform };
      for (const row of some) await subscription.hear(ctx, eventOf(row));
    });
  try {
    await hearAll(rows);
  } catch (error) {
    if (rows.length === 1) throw error;
    for (const row of rows) await hearAll([row]);
  }
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
