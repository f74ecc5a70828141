import { existsSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type EmbeddedServer, startEmbedded } from './embedded.ts';

let folder: string;
let kept: string; // one cluster that most tests start again, to spare initdb
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'huying-embedded-'));
  await chmod(folder, 0o755);
  kept = join(folder, 'kept');
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function rows<Row extends object>(url: string, text: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Row>(text)).rows;
  } finally {
    await client.end();
  }
}

async function during<T>(dataDir: string, work: (server: EmbeddedServer, lines: string[]) => Promise<T>): Promise<T> {
  const lines: string[] = [];
  const server = await startEmbedded({ dataDir, tell: (line) => lines.push(line) });
  try {
    return await work(server, lines);
  } finally {
    await server.stop();
  }
}

test('the first start makes a cluster that keeps commits and finds Chinese', async () => {
  await during(kept, async ({ url, version, superuserUrl }, lines) => {
    expect(lines.join()).toMatch(/首次启动/);
    expect(version).toMatch(/^18\./);
    const [facts] = await rows<object>(
      url,
      `select current_user as role, (select rolsuper from pg_roles where rolname = current_user) as super,
              current_setting('fsync') as fsync, current_setting('data_checksums') as checksums,
              pg_encoding_to_char(encoding) as encoding from pg_database where datname = current_database()`,
    );
    expect(facts).toEqual({ role: 'huying', super: false, fsync: 'on', checksums: 'on', encoding: 'UTF8' });
    await rows(url, 'create extension pg_trgm');
    const [search] = await rows<{ grams: string[]; pinyin: string[] }>(
      url,
      `select show_trgm('路灯不亮') as grams,
              array(select name collate "zh-Hans-CN-x-icu" from unnest(array['张三','阿里','王五','李四']) name order by 1) as pinyin`,
    );
    expect(search?.grams.length).toBeGreaterThan(3);
    expect(search?.pinyin).toEqual(['阿里', '李四', '王五', '张三']);
    await rows(url, `create table memo as select '第一次' as text`);
    await expect(rows(superuserUrl.replace(/:[^:@]+@/, ':wrong@'), 'select 1')).rejects.toThrow(/password/);
  });
  expect((await stat(join(kept, 'postgres.password'))).mode & 0o777).toBe(0o600);
  expect((await stat(join(kept, 'cluster'))).mode & 0o777).toBe(0o700);
});

test('a second start makes nothing anew and has everything', async () => {
  await during(kept, async ({ url }, lines) => {
    expect(lines).toEqual([]);
    expect(await rows(url, 'select text from memo')).toEqual([{ text: '第一次' }]);
  });
});

test('two on one folder: the second is told who holds it, and the first goes on', async () => {
  await during(kept, async ({ url }) => {
    await expect(startEmbedded({ dataDir: kept })).rejects.toThrow(new RegExp(`pid ${process.pid}.*使用`));
    expect(await rows(url, 'select text from memo')).toHaveLength(1);
  });
});

test('a lost password file is made anew; a wrong one is explained', async () => {
  const file = join(kept, 'postgres.password');
  const before = await readFile(file, 'utf8');
  await writeFile(file, 'not-the-password\n');
  await expect(startEmbedded({ dataDir: kept })).rejects.toThrow(/postgres\.password/);
  await rm(file);
  await during(kept, async ({ url }) => {
    expect(await rows(url, 'select text from memo')).toHaveLength(1);
  });
  expect(await readFile(file, 'utf8')).not.toBe(before);
});

test('a cluster that others may read is closed again', async () => {
  await chmod(join(kept, 'cluster'), 0o755);
  await during(kept, async ({ url }) => expect(await rows(url, 'select text from memo')).toHaveLength(1));
  expect((await stat(join(kept, 'cluster'))).mode & 0o777).toBe(0o700);
});

test('data of another major release is left alone and named', async () => {
  const file = join(kept, 'cluster', 'PG_VERSION');
  const before = await readFile(file, 'utf8');
  await writeFile(file, '17\n');
  await expect(startEmbedded({ dataDir: kept })).rejects.toThrow(/PG_VERSION：17/);
  await writeFile(file, before);
  await during(kept, async ({ url }) => expect(await rows(url, 'select text from memo')).toHaveLength(1));
});

test.each([
  ['too long', `${'a-folder-with-a-name-of-some-length'.repeat(3)}/呼应数据`],
  ['with a comma', 'Huying, "2026"'],
])('a path %s for a socket: loopback TCP with a password', async (_case, name) => {
  const odd = join(folder, name);
  await during(odd, async ({ url }) => {
    expect(new URL(url).hostname).toBe('127.0.0.1');
    expect(await rows(url, 'select 1 as one')).toEqual([{ one: 1 }]);
  });
  await rm(odd, { recursive: true });
});

test('a first start that was broken off leaves nothing in the way', async () => {
  const dataDir = join(folder, 'broken-off');
  await mkdir(join(dataDir, '.initdb-abc', 'cluster', 'base'), { recursive: true });
  await mkdir(join(dataDir, 'cluster'));
  await writeFile(join(dataDir, 'server.lock'), '{"pid":');
  await during(dataDir, async ({ url }) => expect(await rows(url, 'select 1 as one')).toEqual([{ one: 1 }]));
  expect(existsSync(join(dataDir, '.initdb-abc'))).toBe(false);
  expect(existsSync(join(dataDir, 'server.lock'))).toBe(false);
});

test('what residents wrote is not in the log, even when a statement fails', async () => {
  await during(kept, async ({ url }) => {
    await expect(rows(url, `select '居民张三13800000000' from nowhere`)).rejects.toThrow();
    await rows(url, `create table if not exists one_name (name text primary key)`);
    await rows(url, `insert into one_name values ('李四13900000000')`);
    await expect(rows(url, `insert into one_name values ('李四13900000000')`)).rejects.toThrow();
  });
  const log = await readFile(join(kept, 'postgres.log'), 'utf8');
  expect(log).toMatch(/duplicate key/);
  expect(log).not.toMatch(/13800000000|13900000000|张三|李四/);
});
