import { afterAll, beforeAll, expect, it } from 'vitest';
import { startTestApp, type TestApp } from '../app/testing.ts';
import { reportRequest } from '../modules/requests/contract.ts';
import { sweepPlatform, upkeepJobs } from './upkeep.ts';

let test: TestApp;
const began = new Date();
beforeAll(async () => {
  test = await startTestApp();
  // Kept answers are dated by the database.
  test.setNow(began);
});
afterAll(() => test.stop());

const report = () =>
  test.call(reportRequest, { body: { content: '井盖松动', lon: 106.005, lat: 39.005 }, key: 'well-cover' });
const count = async (table: string): Promise<number> =>
  (await test.platform.db.owner.query(`select count(*)::int as n from ${table}`)).rows[0].n;
const sweepAfter = async (hours: number): Promise<void> => {
  test.setNow(new Date(began.getTime() + hours * 3_600_000));
  await sweepPlatform(test.platform);
};

it('kept answers stay a week, counts of tries two days, in every tenant', async () => {
  await report();
  await test.platform.db.owner.query(
    `insert into tenants (code, name) values ('other', '别区');
     insert into throttles select 2, 'x' || i, now() - interval '3 days', 1 from generate_series(1, 5001) i;
     insert into idempotency_keys select 2, 'c', 'key-' || lpad(i::text, 8, '0'), 'f', 200, '', now() - interval '8 days' from generate_series(1, 10000) i`,
  );
  await sweepAfter(47);
  expect([await count('throttles'), await count('idempotency_keys')]).toEqual([1, 1]);
  await sweepAfter(49);
  expect([await count('throttles'), await count('idempotency_keys')]).toEqual([0, 1]);
  await sweepAfter(7 * 24 - 1);
  expect((await report()).headers['idempotency-replayed']).toBe('true');
  await sweepAfter(7 * 24 + 1);
  expect(await count('idempotency_keys')).toBe(0);
  expect(await count('matters')).toBe(1);
});

it('runs by night', () => {
  expect(upkeepJobs.map(({ name, cron }) => [name, cron])).toEqual([['platform.sweep', '41 3 * * *']]);
});
