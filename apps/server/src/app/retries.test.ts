import { afterAll, beforeAll, expect, it } from 'vitest';
import { requestsEndpoints as api } from '../modules/requests/contract.ts';
import { type Answer, startTestApp, type TestApp } from './testing.ts';

/** Retries and rushes, as impatient fingers and weak networks make them (quality.md, checks 3 and 4). */
let test: TestApp;
beforeAll(async () => {
  test = await startTestApp();
});
afterAll(() => test.stop());

const INTAKES = 200;
const TRIES = 5;
const report = (i: number, content = `第 ${i} 盏路灯不亮`): Promise<Answer> =>
  test.call(api.reportRequest, {
    body: { content, lon: 106.005, lat: 39.005, phone: '13900003333' },
    key: `intake-${String(i).padStart(5, '0')}`,
  });
const count = async (table: string): Promise<number> =>
  (await test.platform.db.owner.query(`select count(*)::int as n from ${table}`)).rows[0].n;

it(`${INTAKES} intakes, each sent ${TRIES} times at once, are ${INTAKES} requests, and every answer of one is the same to the byte`, async () => {
  await test.platform.db.owner.query(
    `insert into tenant_settings (tenant_id, module, value) values ($1, 'requests', '{"reportsPerHour": 100000}')`,
    [test.tenantId],
  );
  for (let from = 0; from < INTAKES; from += 20) {
    const answers = await Promise.all(
      Array.from({ length: 20 * TRIES }, (_, each) => report(from + Math.floor(each / TRIES))),
    );
    for (let i = 0; i < 20; i++) {
      const ofOne = answers.slice(i * TRIES, (i + 1) * TRIES);
      expect(ofOne.map(({ status }) => status)).toEqual(Array(TRIES).fill(201));
      expect(new Set(ofOne.map(({ text }) => text)).size).toBe(1);
      expect(ofOne.filter(({ headers }) => headers['idempotency-replayed'] === 'true')).toHaveLength(TRIES - 1);
    }
  }
  for (const table of ['matters', 'requests', 'reporters', 'query_codes', 'idempotency_keys'])
    expect(await count(table), table).toBe(INTAKES);
}, 120_000);

it('a key used for something else is refused, and nothing is done', async () => {
  const before = await count('matters');
  const other = await report(1, '另一件事');
  expect(other.status).toBe(422);
  expect(other.json.code).toBe('idempotency-key-reused');
  expect(await count('matters')).toBe(before);
});

it('many who met the same problem at the same moment are all counted', async () => {
  const { rows } = await test.platform.db.owner.query('select id from matters limit 1');
  // Each from an address of its own, or the count of tries would make them queue.
  const answers = await Promise.all(
    Array.from({ length: 30 }, (_, i) =>
      test.http.inject({ method: 'POST', url: `/api/reports/${rows[0].id}/me-too`, remoteAddress: `10.0.0.${i + 1}` }),
    ),
  );
  expect(answers.map(({ statusCode }) => statusCode)).toEqual(Array(30).fill(201));
  const counted = answers.map((answer) => answer.json().meToo).sort((a, b) => a - b);
  expect(counted).toEqual(Array.from({ length: 30 }, (_, i) => i + 1));
  const found = await test.platform.db.owner.query('select me_too from requests where id = $1', [rows[0].id]);
  expect(found.rows[0].me_too).toBe(30);
});
