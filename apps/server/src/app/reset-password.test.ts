import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { accountsEndpoints as api } from '../modules/accounts/contract.ts';
import { createPerson } from '../modules/accounts/index.ts';
import { createTestDatabase, type TestDatabase } from '../platform/testing/database.ts';
import { founder, newTenant, startTestApp, TEST_SECRET, type TestApp } from './testing.ts';

const root = fileURLToPath(new URL('../../../..', import.meta.url));
let database: TestDatabase;
let test: TestApp;
beforeAll(async () => {
  database = await createTestDatabase();
  test = await startTestApp(database);
});
afterAll(() => test.stop());

/** `npm run reset-password -- …`, without npm. */
const run = (...args: string[]): Promise<{ code: number; output: string }> =>
  new Promise((resolve) => {
    const env = { ...process.env, DATABASE_URL: database.url, HUYING_SECRET: TEST_SECRET, HUYING_MODE: 'demo' };
    execFile(process.execPath, ['scripts/reset-password.mjs', ...args], { cwd: root, env }, (error, stdout, stderr) =>
      resolve({ code: error ? Number(error.code) : 0, output: stdout + stderr }),
    );
  });
const person = (name: string, tenantId = test.tenantId) =>
  test.inTransaction((ctx) => createPerson(ctx, { name, username: name, passwordHash: 'lost' }), founder(tenantId));
const signIn = (username: string, password: string) =>
  test.call(api.signIn, { body: { username, password } }).then(({ json }) => json);

it('gives a temporary password at the console while the server runs, which must be changed at the next sign-in', async () => {
  await person('系统管理员甲');
  const { code, output } = await run('系统管理员甲');
  expect(code, output).toBe(0);
  const password = /\n {2}(\S+)\n/.exec(output)?.[1] ?? '';
  expect(await signIn('系统管理员甲', password)).toMatchObject({ mustChangePassword: true, permissions: [] });
  const { rows } = await test.platform.db.owner.query(
    `select actor_id from events where kind = 'person.password-reset'`,
  );
  expect(rows).toEqual([{ actor_id: null }]);
}, 60_000);

it('says what is wrong: no name, an unknown one, one that two tenants have', async () => {
  expect(await run()).toMatchObject({ code: 1, output: expect.stringContaining('用法：npm run reset-password') });
  expect(await run('nobody-at-all')).toMatchObject({
    code: 1,
    output: expect.stringContaining('没有「nobody-at-all」'),
  });
  const other = await newTenant(test.platform, 'other', '别区');
  await person('same-name');
  await person('same-name', other);
  expect(await run('same-name')).toMatchObject({ code: 1, output: expect.stringContaining('--tenant') });
  expect(await run('same-name', '--tenant', 'other')).toMatchObject({ code: 0 });
}, 60_000);
