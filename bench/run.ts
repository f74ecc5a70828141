/** npm run bench [-- --sizes 100000,1000000 --seconds 5]: measures the product beside a thin server and raw PostgreSQL, one table. */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir, totalmem } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { startEmbedded } from '../apps/server/src/platform/database/embedded.ts';
import { migrate } from '../apps/server/src/platform/database/migrate.ts';
import { deriveKeys } from '../apps/server/src/platform/crypto.ts';
import { openDatabase } from '../apps/server/src/platform/database/database.ts';
import { openLog } from '../apps/server/src/platform/log.ts';
import { folderStorage } from '../apps/server/src/platform/storage.ts';
import { type Cell, measure } from './lib/load.ts';
import { rawRates } from './lib/raw.ts';
import { type Row, table } from './lib/report.ts';
import { seedBench } from './lib/seed.ts';
import { productWorks, thinWorks } from './lib/works.ts';
import { measureStart, type StartFigures } from './lib/start.ts';

const { values } = parseArgs({
  options: {
    sizes: { type: 'string', default: '100000,1000000' },
    seconds: { type: 'string', default: '5' },
    out: { type: 'string' },
  },
});
const sizes = values.sizes.split(',').map(Number);
const seconds = Number(values.seconds);
const root = new URL('..', import.meta.url).pathname;
const SECRET = 'a-secret-for-measuring-only-0123456789';
const folder = mkdtempSync(join(tmpdir(), 'huying-bench-'));

const tell = (line: string): void => console.log(line);

execFileSync(process.execPath, ['scripts/build.mjs', '--changed'], { cwd: root, stdio: 'inherit' });
const database = await startEmbedded({ dataDir: join(folder, 'postgres'), tell });
const rows: Row[] = [];
let starting: StartFigures | undefined;
try {
  for (const size of sizes) rows.push(...(await measureSize(size)));
  starting = await measureStart(root, join(folder, 'start'));
} finally {
  await database.stop();
  rmSync(folder, { recursive: true, force: true });
}
const commit = execFileSync('git', ['rev-parse', '--short', 'HEAD'], { cwd: root, encoding: 'utf8' }).trim();
const report = table({
  rows,
  starting,
  sizes,
  commit,
  date: new Date().toISOString().slice(0, 10),
  machine: `${cpus().length} × ${cpus()[0]?.model.trim() ?? 'CPU'}, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.versions.node}, PostgreSQL ${database.version}`,
});
mkdirSync(join(root, 'bench/results'), { recursive: true });
writeFileSync(resolve(root, values.out ?? 'bench/results/latest.md'), report);
tell(`\n${report}`);

async function measureSize(size: number): Promise<Row[]> {
  tell(`${size} requests: laying`);
  const name = `bench_${size}`;
  const admin = new pg.Client({ connectionString: database.url });
  await admin.connect();
  await admin.query(`create database ${name}`);
  await admin.end();
  const url = new URL(database.url);
  url.pathname = `/${name}`;
  const dbUrl = url.toString();
  await migrate(dbUrl);
  const platform = {
    db: openDatabase(dbUrl),
    keys: deriveKeys(SECRET),
    storage: folderStorage(join(folder, 'files')),
    log: openLog(undefined, 'warn'),
    clock: () => new Date(),
    timezone: 'Asia/Shanghai',
    demo: false,
    publicUrl: 'http://127.0.0.1',
  };
  const seed = await seedBench(platform, size, tell);
  await platform.db.close();
  await settle();
  const seedFile = join(folder, `${name}.json`);
  writeFileSync(seedFile, JSON.stringify(seed));
  const product = await startServer(
    ['scripts/start.mjs', '--empty'],
    { PORT: '8391', DATABASE_URL: dbUrl, HUYING_SECRET: SECRET, HUYING_DATA: join(folder, 'data'), LOG_LEVEL: 'error' },
    /8391/,
  );
  await skipEvents(dbUrl);
  const thin = await startServer(
    ['--import', 'tsx', 'bench/lib/thin.ts', seedFile, dbUrl, '8392'],
    {},
    /thin server ready/,
  );
  const raw = rawRates(dbUrl, JSON.parse(readFileSync(seedFile, 'utf8')), 16, seconds);
  const cells: Row[] = [];
  const thinByName = new Map(thinWorks(seed).map((work) => [work.name, work]));
  for (const work of productWorks(seed)) {
    const thinWork = thinByName.get(work.name);
    if (!thinWork) throw new Error(`${work.name} has no thin twin`);
    for (const clients of [1, 16]) {
      // One beside the other, so that a noisy minute hits both.
      const ours: Cell = await measure(new URL('http://127.0.0.1:8391'), work, clients, seconds);
      const bare: Cell = await measure(new URL('http://127.0.0.1:8392'), thinWork, clients, seconds);
      tell(
        `  ${work.name} ${clients}: ${Math.round(ours.perSecond)}/s, p95 ${ours.p95.toFixed(1)} ms; thin ${Math.round(bare.perSecond)}/s`,
      );
      cells.push({ size, ours, thin: bare, raw: clients === 16 ? raw?.get(work.name) : undefined });
    }
  }
  product.kill('SIGTERM');
  thin.kill('SIGTERM');
  await Promise.all([product, thin].map((child) => new Promise((done) => child.once('exit', done))));
  return cells;
}

/** What was laid goes to disk now, so that no cell pays for it. */
async function settle(): Promise<void> {
  const client = new pg.Client({ connectionString: database.superuserUrl });
  await client.connect();
  await client.query('checkpoint');
  await client.end();
}

/** The events of what was laid are nobody's news: readers go on behind them, or they would work through them meanwhile. */
async function skipEvents(dbUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: dbUrl });
  await client.connect();
  const BEHIND = 'event_cursors c, (select max(id) as id from events) as newest where c.last_id < newest.id';
  for (let quiet = 0; quiet < 3; ) {
    await client.query('update event_cursors set last_id = (select max(id) from events)');
    await new Promise((done) => setTimeout(done, 1000));
    const { rows } = await client.query<{ behind: number }>(`select count(*)::int as behind from ${BEHIND}`);
    quiet = rows[0]?.behind === 0 ? quiet + 1 : 0;
  }
  await client.end();
}

function startServer(args: string[], env: Record<string, string>, ready: RegExp): Promise<ChildProcess> {
  const child = spawn(process.execPath, args, {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return new Promise((resolve, reject) => {
    let seen = '';
    child.stdout?.on('data', (part: Buffer) => {
      seen += part.toString();
      if (ready.test(seen)) resolve(child);
    });
    child.once('exit', (code) => reject(new Error(`${args.join(' ')} ended with ${code}: ${seen}`)));
  });
}
