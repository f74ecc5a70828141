import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApp, TEST_SECRET, type TestApp } from '../../apps/server/src/app/testing.ts';
import { createTestDatabase, type TestDatabase } from '../../apps/server/src/platform/testing/database.ts';
import { seeded } from '../random.ts';
import { audit } from './audit.ts';
import { castOf } from './scene.ts';
import { ensureServerBuilt, type ServerProcess, startServerProcess } from './server-process.ts';
import { startTraffic } from './traffic.ts';

const KILLS = Number(process.env.HUYING_KILLS ?? 20);

let database: TestDatabase;
let app: TestApp;
let folder: string;
let server: ServerProcess | undefined;

beforeAll(async () => {
  await ensureServerBuilt();
  folder = await mkdtemp(join(tmpdir(), 'huying-kill-'));
  database = await createTestDatabase();
  app = await startTestApp(database);
});
afterAll(async () => {
  await server?.end('SIGKILL');
  await app.stop();
  await rm(folder, { recursive: true, force: true });
});

const start = (): Promise<ServerProcess> =>
  startServerProcess({
    DATABASE_URL: database.url,
    HUYING_DATA: folder,
    HUYING_SECRET: TEST_SECRET,
    TRUST_PROXY: 'true',
  });

test(`${KILLS} times kill -9 under fifty requests a second: nothing acknowledged is lost, nothing is done twice`, {
  timeout: 600_000,
}, async () => {
  const random = seeded(20);
  const cast = await castOf(app);
  server = await start();
  let { url } = server;
  const traffic = startTraffic(() => url, cast, random);
  const caught: number[] = [];
  for (let kill = 0; kill < KILLS; kill++) {
    await sleep(500 + random.int(1_000));
    // Mostly in even traffic, now and then into the rush that follows a restart.
    if (kill % 4) await traffic.calm();
    await traffic.nextBurst();
    await (kill % 2 ? traffic.nextAnswer() : sleep(random.int(40)));
    caught.push(traffic.inFlight());
    await server.end('SIGKILL');
    server = await start();
    url = server.url;
  }
  await sleep(1_000);
  await traffic.finish();
  const { acknowledged, refused } = traffic;
  const replayed = acknowledged.filter((each) => each.replayed).length;
  console.log(
    `${acknowledged.length} acknowledged, ${acknowledged.filter((each) => each.tries > 1).length} asked again, ` +
      `${replayed} of them done before the kill; in flight at the kills: ${caught.join(' ')}`,
  );
  expect(refused).toEqual([]);
  expect(caught.filter((n) => n > 0).length, 'kills that cut a call off').toBeGreaterThan(KILLS / 4);
  expect(acknowledged.length).toBeGreaterThan(KILLS * 50);
  expect(await audit(app.platform, app.tenantId, traffic)).toEqual([]);
});
