import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { TestDatabase } from '../../platform/testing/database.ts';
import { organizationsModule, updateUnit } from '../organizations/testing.ts';
import { endSessions } from './index.ts';
import { accountsModule } from './module.ts';
import {
  asking,
  buildSomebody,
  createDistrictDatabase,
  type District,
  layDistrict,
  mondayMorning,
  type Somebody,
  startProcess,
  type TestProcess,
} from './testing.ts';

const modules = [organizationsModule, accountsModule];
const clock = mondayMorning();
let database: TestDatabase;
let here: TestProcess;
let units: District['units'];
let somebody: Somebody;

beforeAll(async () => {
  database = await createDistrictDatabase();
  here = await startProcess(modules, database, clock);
  ({ units } = await layDistrict(here));
});
afterAll(async () => {
  await here?.stop();
  await database?.drop();
});
beforeEach(async () => {
  somebody = await here.asSystem((ctx) => buildSomebody(ctx, { role: 'street-dispatcher', unitId: units.S1 }));
});

const sessionOf = async (who: { cookie: string }) => (await here.call('GET', '/api/session', { as: who })).json();
const views = async (who: { cookie: string }, on = here): Promise<number> =>
  (await on.call('GET', '/api/saved-views', { as: who })).statusCode;

test('a post that ran out gives nothing from midnight on, though the session goes on', async () => {
  const last = await here.asSystem((ctx) =>
    buildSomebody(ctx, { role: 'supervisor', unitId: units.D, validUntil: '2026-11-02' }),
  );
  clock.now = new Date('2026-11-02T15:59:50Z');
  await here.asSystem(({ tx }) =>
    tx.sql('update sessions set last_seen_at = $3, expires_at = $4 where tenant_id = $1 and person_id = $2', [
      tx.tenantId,
      last.id,
      clock.now,
      new Date('2026-11-03T12:00:00Z'),
    ]),
  );
  expect((await sessionOf(last)).permissions).toContain('request.read');
  expect((await here.call('GET', '/api/units', { as: last })).statusCode).toBe(200);
  clock.now = new Date('2026-11-02T16:00:00Z');
  expect(await sessionOf(last)).toMatchObject({
    person: { id: last.id },
    posts: [],
    activePost: null,
    permissions: [],
  });
  expect((await here.call('GET', '/api/units', { as: last })).statusCode).toBe(403);
});

test('a session that is read while it ends is not remembered', async () => {
  for (let i = 0; i < 10; i++) {
    const person = await here.asSystem((ctx) => buildSomebody(ctx, { role: 'supervisor', unitId: units.D }));
    const reads = Array.from({ length: 6 }, () => views(person));
    await Promise.all([...reads, here.asSystem((ctx) => endSessions(ctx, person.id))]);
    expect(await views(person)).toBe(401);
  }
});

test('when the connection that tells of revocations breaks, what was remembered is dropped', async () => {
  const other = await startProcess(modules, database, clock);
  await expect.poll(() => views(somebody, other)).toBe(200);
  const cut = `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and application_name = 'huying-sessions' and pid <> pg_backend_pid()`;
  await here.platform.db.owner.query(cut);
  // Deleted by a bare statement, so that no process hears of it.
  await here.asSystem(({ tx }) =>
    tx.sql('delete from sessions where tenant_id = $1 and person_id = $2', [1, somebody.id]),
  );
  await expect.poll(() => views(somebody, other), { timeout: 1000 }).toBe(401);
  await other.stop();
});

test('a moved unit is known to open sessions once the log has told it', async () => {
  const { who, ask } = asking(here);
  const person = await here.asSystem((ctx) => buildSomebody(ctx, { role: 'department-handler', unitId: units.WATER }));
  expect((await ask({ cookie: person.cookie })).actor.unitPath).toBe('/D/WATER/');
  await here.asSystem((ctx) => updateUnit(ctx, units.WATER, { version: 1, parentId: units.S1 }));
  const [reader] = accountsModule.subscriptions ?? [];
  if (!reader || !('hear' in reader)) throw new Error('nobody hears of moves');
  await here.asSystem((ctx) => reader.hear(ctx, {} as Parameters<typeof reader.hear>[1]));
  expect((await ask({ cookie: person.cookie })).actor.unitPath).toBe('/D/S1/WATER/');
  await who.stop();
});

test('a remembered caller costs no query and next to no time', async () => {
  const { who, request } = asking(here);
  const call = request({ cookie: somebody.cookie });
  await who(call);
  const rounds: number[] = [];
  for (let round = 0; round < 10; round++) {
    const start = performance.now();
    for (let i = 0; i < 2000; i++) await who(call);
    rounds.push(((performance.now() - start) / 2000) * 1000);
  }
  await who.stop();
  const best = Math.min(...rounds);
  console.info(`identify, warm: ${best.toFixed(2)} µs`);
  expect(best).toBeLessThan(500); // µs; it is some 1: far off, so that a busy machine does not fail it
});

test('the time of the last call is written at most once a minute', async () => {
  const seen = async (): Promise<number> => {
    const rows = await here.asSystem(({ tx }) =>
      tx.sql<{ last_seen_at: Date }>('select last_seen_at from sessions where tenant_id = $1 and person_id = $2', [
        1,
        somebody.id,
      ]),
    );
    return rows[0]?.last_seen_at.getTime() ?? 0;
  };
  const start = clock.now.getTime();
  await views(somebody);
  clock.now = new Date(start + 59_000);
  await views(somebody);
  expect(await seen()).toBe(start);
  clock.now = new Date(start + 61_000);
  await views(somebody);
  await expect.poll(seen).toBe(start + 61_000);
});
