// npm test [-- --only server|web|pg15|e2e [path …]]: everything, on the bundled PostgreSQL and on an older one, and in a browser.
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureDependencies } from './lib/dependencies.mjs';
import { root, run } from './lib/run.mjs';
import { importSource } from './lib/sources.mjs';
import { chromiumPath, ensureSystem, olderPostgres } from './lib/system-packages.mjs';
import { readResults, sum } from './lib/test-results.mjs';

// What never touches the database of the run, or reads the files of others into the same statements as its neighbours,
// gives the same answer on every PostgreSQL.
const withoutDatabase = [
  ...['apps/server/src/kernel/**', '**/domain/**', 'scripts/**', '**/platform/config.test.ts'],
  ...['**/platform/sheets/**', '**/platform/geo/**', '**/requests/walks/walks.test.ts'],
  ...['**/files/normalize-picture.test.ts', '**/accounts/password-hash.test.ts', '**/exchange/outside.api.test.ts'],
  ...['**/platform/database/embedded*.test.ts', 'simulator/kill/kill-database.test.ts', '**/app/production.test.ts'],
];

/** How much is laid in the tests that prove something by volume, where it was proven in full a moment ago. */
const smallVolumes = { HUYING_HOTLINE_ORDERS: '1000', HUYING_FUZZ_EACH: '8', HUYING_VOLUME: '5000' };

const stages = {
  server: { title: 'server, bundled PostgreSQL', system: [], work: () => vitest('server', 'server') },
  web: { title: 'web', system: [], work: () => vitest('web', 'web') },
  pg15: { title: 'server, older PostgreSQL', system: ['postgres'], work: onOlderPostgres },
  e2e: { title: 'journeys in Chromium', system: ['chromium', 'font'], work: inBrowser },
};

const reports = join(root, '.test');
/** Real data for oracles and benches lies beside the repository, not in it. */
const outsideData = join(process.env.HUYING_SHARED ?? join(root, '../shared'), 'data');

async function vitest(name, project, { env = {}, exclude = [] } = {}) {
  const file = join(reports, `${name}.json`);
  await rm(file, { force: true });
  const { code } = await run(
    process.execPath,
    [
      ...[join(root, 'node_modules/vitest/vitest.mjs'), 'run', '--project', project, ...paths],
      ...['--reporter=default', '--reporter=json', `--outputFile.json=${file}`],
      ...exclude.flatMap((pattern) => ['--exclude', pattern]),
    ],
    { env: { NODE_ENV: 'test', ...env } },
  );
  return readResults(file, code, !existsSync(outsideData));
}

async function onOlderPostgres() {
  const { startEmbedded } = await importSource('apps/server/src/platform/database/embedded.ts');
  const dataDir = await mkdtemp(join(tmpdir(), 'huying-pg15-'));
  const settings = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: '200' };
  const server = await startEmbedded({ dataDir, settings, programs: olderPostgres() });
  try {
    console.log(`PostgreSQL ${server.version}`);
    return await vitest('pg15', 'server', {
      // The statements are what may differ here; the volumes were proven on the bundled one.
      env: { HUYING_TEST_SERVER_URL: server.superuserUrl, ...smallVolumes },
      exclude: withoutDatabase,
    });
  } finally {
    await server.stop();
    await rm(dataDir, { recursive: true, force: true });
  }
}

async function inBrowser() {
  return vitest('e2e', 'e2e', { env: { HUYING_CHROMIUM: await chromiumPath() } });
}

async function timed(name) {
  console.log(`\n▶ ${stages[name].title}`);
  const began = Date.now();
  const results = await stages[name]
    .work()
    .catch((error) => ({ passed: 0, failed: 1, skipped: 0, remark: error.message }));
  return { name, seconds: (Date.now() - began) / 1000, ...results };
}

/** The stages to run, and parts of file names to which they are narrowed. */
function readArguments(args) {
  const at = args.indexOf('--only');
  const names = at >= 0 ? (args[at + 1] ?? '').split(',') : Object.keys(stages);
  if (names.every((name) => name in stages))
    return { only: names, paths: args.filter((_, i) => at < 0 || (i !== at && i !== at + 1)) };
  console.error(`--only: ${Object.keys(stages).join(' | ')}`);
  process.exit(2);
}

const { only, paths } = readArguments(process.argv.slice(2));
let outcomes;
try {
  await ensureDependencies();
  await ensureSystem([...new Set(only.flatMap((name) => stages[name].system))]);
  await mkdir(reports, { recursive: true });
  const { code } = await run(process.execPath, ['scripts/build.mjs', '--changed']);
  if (code !== 0) throw new Error('the build failed');
  outcomes = [];
  for (const name of only) outcomes.push(await timed(name));
} catch (error) {
  outcomes = [{ name: 'preparation', seconds: 0, passed: 0, failed: 1, skipped: 0, remark: error.message }];
}

console.log('');
for (const { name, seconds, passed, failed, remark } of outcomes) {
  const line = `${name.padEnd(12)} ${seconds.toFixed(0).padStart(5)} s  ${String(passed).padStart(5)} passed ${String(failed).padStart(4)} failed`;
  console.log(remark ? `${line}  ${remark}` : line);
}
// Again at the end: what failed is found without reading back through everything that did not.
for (const { name, failures = [] } of outcomes) for (const each of failures) console.log(`\n✗ ${name}: ${each}`);
const total = sum(outcomes);
if (total.skipped > 0) console.log(`\n${total.skipped} skipped: ${outsideData} is absent (HUYING_SHARED names it)`);
console.log(`\n${total.passed} passed, ${total.failed} failed${total.skipped > 0 ? `, ${total.skipped} skipped` : ''}`);
process.exitCode = total.failed === 0 ? 0 : 1;
