import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startEmbedded } from './embedded.ts';
import { freePort } from './embedded-process.ts';
import { runningEmbedded } from './embedded-running.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'huying-running-'));
  await chmod(folder, 0o755);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

test('a second process reaches the bundled database while it runs, on a socket or a port, and not after', async () => {
  const dataDir = join(folder, 'postgres');
  expect(await runningEmbedded(dataDir)).toBeUndefined();
  for (const port of [undefined, await freePort()]) {
    const server = await startEmbedded({ dataDir, ...(port && { port }) });
    const client = new pg.Client({ connectionString: await runningEmbedded(dataDir) });
    await client.connect();
    const { rows } = await client.query('select current_user as role, current_database() as name');
    expect(rows).toEqual([{ role: 'huying', name: 'huying' }]);
    await client.end();
    await server.stop();
    expect(await runningEmbedded(dataDir)).toBeUndefined();
  }
});
