import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApp, TEST_SECRET, type TestApp } from '../../apps/server/src/app/testing.ts';
import { openDatabase } from '../../apps/server/src/platform/database/database.ts';
import { type EmbeddedServer, startEmbedded } from '../../apps/server/src/platform/database/embedded.ts';
import { migrate } from '../../apps/server/src/platform/database/migrate.ts';
import { seeded } from '../random.ts';
import { audit } from './audit.ts';
import type { Cast } from './calls.ts';
import { castOf } from './scene.ts';
import { ensureServerBuilt, type ServerProcess, startServerProcess } from './server-process.ts';
import { startTraffic } from './traffic.ts';

const KILLS = 5;

let folder: string;
let database: EmbeddedServer | undefined;
let server: ServerProcess | undefined;

beforeAll(async () => {
  await ensureServerBuilt();
  folder = await mkdtemp(join(tmpdir(), 'huying-kill-'));
  await chmod(folder, 0o711);
});
afterAll(async () => {
  await server?.end('SIGTERM');
  await database?.stop();
  await rm(folder, { recursive: true, force: true });
});

/** Opens the data folder of the server, which does not run meanwhile, with everything as durable as it is for users. */
async function within<T>(work: (url: string) => Promise<T>): Promise<T> {
  database = await startEmbedded({ dataDir: join(folder, 'postgres') });
  const result = await work(database.url);
  await database.stop();
  database = undefined;
  return result;
}

const postmaster = async (): Promise<number> => {
  const lock = await readFile(join(folder, 'postgres/cluster/postmaster.pid'), 'utf8').catch(() => '');
  return Number(lock.split('\n')[0]);
};

/** Kills the database and waits until the server has started another. */
async function killDatabase(): Promise<void> {
  const before = await postmaster();
  process.kill(before, 'SIGKILL');
  for (const end = Date.now() + 60_000; ; await sleep(50)) {
    const now = await postmaster();
    if (now > 0 && now !== before) return;
    if (Date.now() > end) throw new Error('the database was not started again');
  }
}

test(`${KILLS} times kill -9 of the bundled database under fifty requests a second: the server goes on, nothing is lost`, {
  timeout: 300_000,
}, async () => {
  const random = seeded(5);
  let app: TestApp | undefined;
  const cast: Cast = await within(async (url) => {
    await migrate(url);
    app = await startTestApp({ url, drop: async () => {} });
    const all = await castOf(app);
    await app.stop();
    return all;
  });
  server = await startServerProcess({ HUYING_DATA: folder, HUYING_SECRET: TEST_SECRET, TRUST_PROXY: 'true' });
  const { url } = server;
  const traffic = startTraffic(() => url, cast, random);
  for (let kill = 0; kill < KILLS; kill++) {
    await sleep(1_000 + random.int(500));
    await traffic.calm();
    await traffic.nextBurst();
    await (kill % 2 ? traffic.nextAnswer() : sleep(random.int(40)));
    await killDatabase();
    await traffic.calm();
  }
  await traffic.finish();
  await server.end('SIGTERM');
  server = undefined;
  const again = traffic.acknowledged.filter(({ tries }) => tries > 1).length;
  console.log(`${traffic.acknowledged.length} acknowledged, ${again} asked again`);
  expect(traffic.refused).toEqual([]);
  expect(traffic.acknowledged.length).toBeGreaterThan(KILLS * 50);
  await within(async (reopened) => {
    const reader = openDatabase(reopened);
    expect(await audit({ db: reader, timezone: 'Asia/Shanghai' }, app?.tenantId ?? 0, traffic)).toEqual([]);
    await reader.close();
  });
});
