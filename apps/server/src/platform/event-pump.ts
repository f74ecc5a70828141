import { setTimeout as sleep } from 'node:timers/promises';
import type { Platform } from './context.ts';
import { settledEvents } from './event-frontier.ts';
import { readOn } from './event-reading.ts';
import { retryOn } from './event-retries.ts';
import type { Subscription } from './module.ts';

/** Many changes are heard together: a look each half second costs the writers next to nothing, one for each a third. */
const GATHER_MS = 500;

/** Wakes the readers of the log: soon after a commit of this process, and every second for those of others. */
export interface EventPump {
  nudge(): void;
  /**
   * Everything committed so far has been heard by every reader, or waits for its next try; for tests and a clean stop. What
   * a transaction holds back that stays open for five seconds, of whatever database of the server, is not waited for.
   */
  drained(): Promise<void>;
  stop(): Promise<void>;
}

/** Each reader goes at its own pace: one that works for long, or fails, holds up no other. */
export function startEventPump(platform: Platform, subscriptions: readonly Subscription[]): EventPump {
  let stopped = false;
  let gathering: NodeJS.Timeout | undefined;
  const isStopped = (): boolean => stopped;
  const enlisted = enlisting(
    platform,
    subscriptions.map(({ reader }) => reader),
  );
  const loops = subscriptions.map((subscription) =>
    loop(isStopped, async () => {
      try {
        await enlisted();
        await retryOn(platform, subscription, isStopped);
        while (!stopped && (await readOn(platform, subscription)));
        await retryOn(platform, subscription, isStopped);
      } catch (error) {
        // Nothing can be noted down now (the database is away, say): it goes on from where it stood at the next look.
        platform.log.error('a reader of the log stopped', error, { reader: subscription.reader });
      }
    }),
  );
  const start = (): void => {
    for (const each of loops) each.start();
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
      await untilSettled(platform.db);
      start();
      await Promise.all(loops.map((each) => each.settled()));
    },
    stop: async () => {
      stopped = true;
      clearInterval(timer);
      clearTimeout(gathering);
      await Promise.all(loops.map((each) => each.settled()));
    },
  };
}

const PATIENCE_MS = 5000;

/** Until the log is complete up to what is its newest event now. */
async function untilSettled(db: Platform['db']): Promise<void> {
  const { rows } = await db.owner.query<{ top: number }>('select coalesce(max(id), 0) as top from events');
  const top = rows[0]?.top ?? 0;
  for (const end = Date.now() + PATIENCE_MS; Date.now() < end && (await settledEvents(db)) < top; ) await sleep(20);
}

interface Loop {
  start(): void;
  settled(): Promise<void>;
}

/** Work that never runs twice at once: asked for while it runs, it runs once more. */
function loop(isStopped: () => boolean, work: () => Promise<void>): Loop {
  let running: Promise<void> | undefined;
  let again = false;
  const round = async (): Promise<void> => {
    do {
      again = false;
      await work();
    } while (again && !isStopped());
  };
  const start = (): void => {
    if (isStopped()) return;
    again = true;
    running ??= round().finally(() => {
      running = undefined;
      if (again) start();
    });
  };
  return {
    start,
    settled: async () => {
      while (running) await running;
    },
  };
}

/** Gives every reader its place in the log, once; tried again where it could not. */
function enlisting({ db }: Platform, readers: readonly string[]): () => Promise<unknown> {
  let known: Promise<unknown> | undefined;
  return () => {
    known ??= db.owner
      .query('insert into event_cursors (reader) select unnest($1::text[]) on conflict do nothing', [readers])
      .catch((error: unknown) => {
        known = undefined;
        throw error;
      });
    return known;
  };
}
