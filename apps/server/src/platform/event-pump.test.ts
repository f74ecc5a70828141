import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../app/testing.ts';
import type { Ctx } from './context.ts';
import { healthRoute } from './http/health.ts';
import { startEventPump } from './event-pump.ts';
import { MOST_TRIES, waitAfter } from './event-retries.ts';
import { emit, type StoredEvent } from './events.ts';
import { newId } from './ids.ts';
import type { Log } from './log.ts';

let app: TestApp;
let logged: { message: string; facts: Record<string, unknown> | undefined }[];
let heard: string[];
let poison: (event: StoredEvent) => boolean;
const SUBJECT = newId(new Date(1));
const OTHER = newId(new Date(2));
const READER = 'test-reader';

beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.stop());
beforeEach(async () => {
  await app.platform.db.owner.query(
    'delete from event_retries; delete from event_cursors where reader = $$test-reader$$',
  );
  await app.platform.db.owner.query(
    `insert into event_cursors (reader, last_id) select 'test-reader', coalesce(max(id), 0) from events`,
  );
  logged = [];
  heard = [];
  poison = () => false;
});

const log: Log = {
  info: () => {},
  warn: () => {},
  error: (message, _error, facts) => logged.push({ message, facts }),
};
const subscription = {
  reader: READER,
  events: ['test.happened'],
  hear: ({ tx }: Pick<Ctx, 'tx'>, { subjectId, data, ...rest }: StoredEvent) => {
    if (poison({ subjectId, data, ...rest })) return Promise.reject(new TypeError('不认识的内容'));
    // What was heard together with one that failed is rolled back and heard again.
    tx.afterCommit(() => heard.push(`${subjectId === SUBJECT ? 'a' : 'b'}${String(data.n)}`));
    return Promise.resolve();
  },
};

const happens = (subjectId: string, n: number): Promise<void> =>
  app.inTransaction(({ tx, actor, now }) => emit(tx, actor, now, subjectId, { kind: 'test.happened', data: { n } }));

/** One look of a fresh pump, as after a restart. */
async function look(): Promise<void> {
  const pump = startEventPump({ ...app.platform, log }, [subscription]);
  await pump.drained();
  await pump.stop();
}
const wait = (ms: number): void => app.setNow(new Date(app.now().getTime() + ms));
const setAside = async (): Promise<number> => (await app.call(healthRoute.endpoint)).json.eventsSetAside;

test('an event that fails waits, with the later ones of its subject behind it; the others go on', async () => {
  poison = ({ subjectId, data }) => subjectId === SUBJECT && data.n === 2;
  for (const n of [1, 2, 3]) {
    await happens(SUBJECT, n);
    await happens(OTHER, n);
  }
  await look();
  expect(heard).toEqual(['a1', 'b1', 'b2', 'b3']);
  await happens(SUBJECT, 4);
  await happens(OTHER, 4);
  await look();
  expect(heard.slice(4), 'what comes later waits too').toEqual(['b4']);
  poison = () => false;
  await look();
  expect(heard.length, 'not before its time').toBe(5);
  wait(waitAfter(1));
  await look();
  expect(heard.slice(5)).toEqual(['a2', 'a3', 'a4']);
  await happens(SUBJECT, 5);
  await look();
  expect(heard.at(-1)).toBe('a5');
});

test('tries come ever later; after the last the event is set aside, told once, counted, and its subject goes on', async () => {
  let tries = 0;
  poison = ({ data }) => {
    if (data.n === 1) tries += 1;
    return data.n === 1;
  };
  await happens(SUBJECT, 1);
  await happens(SUBJECT, 2);
  await look();
  // Alone and together with the other: the first try is two calls.
  const first = tries;
  const waits: number[] = [];
  for (let n = 1; n < MOST_TRIES; n++) {
    expect(heard).toEqual([]);
    waits.push(waitAfter(n));
    wait(waitAfter(n) - 1);
    await look();
    expect(tries, 'not a moment earlier').toBe(first + n - 1);
    wait(1);
    await look();
    expect(tries).toBe(first + n);
  }
  expect(waits).toEqual([1_000, 4_000, 16_000, 64_000, 256_000, 1_024_000, 3_600_000]);
  expect(heard).toEqual(['a2']);
  expect(await setAside()).toBe(1);
  expect(logged.filter(({ message }) => /set aside/.test(message))).toEqual([
    {
      message: expect.any(String),
      facts: expect.objectContaining({ reader: READER, kind: 'test.happened', tries: 8 }),
    },
  ]);
  const { rows } = await app.platform.db.owner.query('select tries, fault from event_retries');
  expect(rows, 'what an error says stays out of the database').toEqual([{ tries: MOST_TRIES, fault: 'TypeError' }]);
  wait(waitAfter(MOST_TRIES) * 2);
  await look();
  expect(tries, 'nobody tries it again by himself').toBe(first + MOST_TRIES - 1);

  // An operator who has mended the reader lets it be heard after all.
  poison = () => false;
  await app.platform.db.owner.query(
    'update event_retries set dead_at = null, tries = 0, next_at = now() - interval $$1 year$$',
  );
  await look();
  expect(heard).toEqual(['a2', 'a1']);
  expect(await setAside()).toBe(0);
});

test('a reader that works for long holds up no other', async () => {
  let release = (): void => {};
  const released = new Promise<void>((resolve) => (release = resolve));
  const slow = { ...subscription, reader: 'slow-reader', hear: () => released };
  await app.platform.db.owner.query(
    `insert into event_cursors (reader, last_id) select 'slow-reader', coalesce(max(id), 0) from events on conflict do nothing`,
  );
  const pump = startEventPump(app.platform, [slow, subscription]);
  await happens(SUBJECT, 1);
  pump.nudge();
  try {
    // Not before every transaction that was open on the whole server has ended: beside other tests that takes a while.
    await expect.poll(() => heard, { timeout: 30_000 }).toEqual(['a1']);
  } finally {
    release();
    await pump.drained();
    await pump.stop();
  }
});

test('the application’s role cannot touch what waits', async () => {
  await expect(app.inTransaction(({ tx }) => tx.sql('select 1 from event_retries'))).rejects.toThrow(
    /permission denied/,
  );
});

test('what is not for a reader moves its place only batch by batch, and hides nothing that is', async () => {
  const place = async (): Promise<number> =>
    (
      await app.platform.db.owner.query<{ last_id: number }>('select last_id from event_cursors where reader = $1', [
        READER,
      ])
    ).rows[0]?.last_id ?? 0;
  const passBy = (times: number): Promise<void> =>
    app.inTransaction(async ({ tx, actor, now }) => {
      for (let n = 0; n < times; n++) await emit(tx, actor, now, OTHER, { kind: 'test.other', data: { n } });
    });
  const begun = await place();
  const pump = startEventPump({ ...app.platform, log }, [subscription]);
  await passBy(3);
  await pump.drained();
  expect(await place()).toBe(begun);
  await happens(SUBJECT, 1);
  await pump.drained();
  expect(heard).toEqual(['a1']);
  const after = await place();
  expect(after).toBeGreaterThan(begun);
  await passBy(3);
  await pump.drained();
  await passBy(600);
  await pump.drained();
  expect(await place()).toBeGreaterThanOrEqual(after + 500);
  await happens(SUBJECT, 2);
  await pump.drained();
  await pump.stop();
  expect(heard).toEqual(['a1', 'a2']);
});
