import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Installation, makeInstallation, type Running, run } from '../testing/installation.ts';
import { isAlive } from './embedded-lock.ts';

let installation: Installation;
let folder: string;
let dataDir: string;
beforeAll(async () => {
  installation = await makeInstallation();
  folder = await mkdtemp(join(tmpdir(), 'huying-faults-'));
  await chmod(folder, 0o755);
  dataDir = join(folder, 'data');
});
afterAll(async () => {
  await installation.remove();
  await rm(folder, { recursive: true, force: true });
});

async function connected(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => {});
  await client.connect();
  return client;
}

async function count(url: string): Promise<number> {
  const client = await connected(url);
  const { rows } = await client.query<{ n: number }>('select count(*)::int as n from counted');
  await client.end();
  return rows[0]?.n ?? -1;
}

/** Inserts one row after another until the connection breaks; resolves with how many the server acknowledged. */
async function write(url: string): Promise<{ acknowledged: () => number; over: Promise<void> }> {
  const client = await connected(url);
  await client.query('create table if not exists counted (id int generated always as identity primary key, at text)');
  let acknowledged = 0;
  const over = (async () => {
    try {
      for (;;) {
        await client.query(`insert into counted (at) values (repeat('记', 200))`);
        acknowledged++;
      }
    } catch {}
  })();
  return { acknowledged: () => acknowledged, over };
}

/** Lets a writer run, does the harm, and returns how many rows the server had acknowledged by then. */
async function harmed(running: Running, harm: () => void): Promise<number> {
  const writer = await write(running.url);
  await sleep(300);
  harm();
  await writer.over;
  expect(writer.acknowledged()).toBeGreaterThan(0);
  return writer.acknowledged();
}

test('node killed: its database is found and stopped by the next start, and every row is there', async () => {
  const first = await run(installation, dataDir);
  const writer = await write(first.url);
  await sleep(300);
  await first.end('SIGKILL');
  expect(isAlive(first.postmaster)).toBe(true);
  const second = await run(installation, dataDir);
  await writer.over;
  expect(second.lines.join()).toMatch(new RegExp(`pid ${first.postmaster}`));
  expect(await count(second.url)).toBeGreaterThanOrEqual(writer.acknowledged());
  expect(writer.acknowledged()).toBeGreaterThan(0);
  await second.end('SIGTERM');
  expect(isAlive(second.postmaster)).toBe(false);
});

test('postgres killed: it is started again under the same address, and every row is there', async () => {
  const running = await run(installation, dataDir);
  let expected = await count(running.url);
  for (let round = 1; round <= 3; round++) {
    const [pid] = readFileSync(join(dataDir, 'cluster', 'postmaster.pid'), 'utf8').split('\n');
    expected += await harmed(running, () => process.kill(Number(pid), 'SIGKILL'));
    const revived = (): Promise<number> => count(running.url).catch(() => -1);
    await expect.poll(revived, { timeout: 15_000 }).toBeGreaterThanOrEqual(expected);
  }
  expect(running.lines.filter((each) => /意外结束/.test(each))).toHaveLength(3);
  await running.end('SIGTERM');
});

test('everything killed at once: the next start recovers every acknowledged row', async () => {
  const first = await run(installation, dataDir);
  const before = await count(first.url);
  const acknowledged = await harmed(first, () => {
    process.kill(-first.postmaster, 'SIGKILL');
    first.node.kill('SIGKILL');
  });
  const second = await run(installation, dataDir);
  expect(await count(second.url)).toBeGreaterThanOrEqual(before + acknowledged);
  await second.end('SIGTERM');
});

test('a stale pid file whose number now belongs to another program harms neither', async () => {
  const first = await run(installation, dataDir);
  process.kill(-first.postmaster, 'SIGKILL');
  await first.end('SIGKILL');
  const pidFile = join(dataDir, 'cluster', 'postmaster.pid');
  if (!existsSync(pidFile)) throw new Error('the killed server was revived before its keeper died');
  // In the cluster's own folder and under its owner, so that only the program's name tells it apart.
  const uid = process.getuid?.() === 0 ? 65534 : undefined;
  const other = spawn('/bin/sleep', ['60'], { cwd: join(dataDir, 'cluster'), uid, gid: uid });
  await once(other, 'spawn');
  const lines = readFileSync(pidFile, 'utf8').split('\n');
  writeFileSync(pidFile, [String(other.pid), ...lines.slice(1)].join('\n'));
  writeFileSync(join(dataDir, 'server.lock'), `{"pid":${other.pid},"began":"long ago"}`);
  const second = await run(installation, dataDir);
  expect(await count(second.url)).toBeGreaterThan(0);
  expect(isAlive(other.pid as number)).toBe(true);
  other.kill();
  await second.end('SIGTERM');
});

test('a process that exits without stopping still lets the database close its files', async () => {
  const running = await run(installation, dataDir);
  await running.end('SIGUSR2');
  await expect.poll(() => existsSync(join(dataDir, 'cluster', 'postmaster.pid')), { timeout: 10_000 }).toBe(false);
});

test('a folder held by another process is refused, with its pid', async () => {
  const running = await run(installation, dataDir);
  await expect(run(installation, dataDir)).rejects.toThrow(new RegExp(`pid ${running.node.pid}`));
  await running.end('SIGTERM');
});
