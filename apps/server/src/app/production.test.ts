import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { markDemoAccounts } from '../modules/accounts/index.ts';
import { readConfig } from '../platform/config.ts';
import { startEmbedded } from '../platform/database/embedded.ts';
import { migrate } from '../platform/database/migrate.ts';
import { start } from './main.ts';
import { startTestApp, type TestApp } from './testing.ts';

/** The whole start in production mode, on the bundled database with everything as durable as it is for users. */
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'huying-production-'));
  await chmod(folder, 0o711);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const startProduction = () => {
  const secret = 'mB4q-a-secret-of-a-test-only-7Zt0-x9';
  const env = { HUYING_MODE: 'production', HUYING_DATA: folder, HUYING_SECRET: secret, PORT: '0', LOG_LEVEL: 'error' };
  return start(readConfig(env, [], folder), () => {});
};
const onDatabase = async (work: (test: TestApp) => Promise<void>, url: string): Promise<void> => {
  const test = await startTestApp({ url, drop: async () => {} });
  await work(test);
  await test.stop();
};

it('refuses a database on which demo accounts can sign in, and says what to do; serves it once they are deactivated', async () => {
  const database = await startEmbedded({ dataDir: join(folder, 'postgres') });
  await migrate(database.url);
  await onDatabase(async (test) => {
    await test.signIn('system-admin', { unit: 'd' });
    await test.signIn('district-dispatcher', { unit: 'd' });
    const { rows } = await test.platform.db.owner.query('select username from credentials order by 1');
    await test.inTransaction(({ tx }) =>
      markDemoAccounts(tx, [...rows.map((row) => row.username), 'never-was'], 'open'),
    );
  }, database.url);
  await database.stop();
  await expect(startProduction()).rejects.toThrow(
    /演示账号.*还有 2 个（tester\d+、tester\d+）[\s\S]*HUYING_DATA[\s\S]*demo accounts/,
  );

  const again = await startEmbedded({ dataDir: join(folder, 'postgres') });
  const client = new pg.Client({ connectionString: again.url });
  await client.connect();
  await client.query('update people set active = false');
  await client.end();
  await again.stop();
  const running = await startProduction();
  const health = await fetch(`${running.url}/api/health`);
  expect(await health.json()).toEqual({ ok: true, eventsSetAside: 0 });
  await running.stop();
}, 120_000);
