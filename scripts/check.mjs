// npm run check [name …]: everything that must hold beside the tests. Two at a time; every failure is reported.
import { join } from 'node:path';
import { ensureDependencies } from './lib/dependencies.mjs';
import { root, run } from './lib/run.mjs';
import { machinePaths, overTexts, skippedTests, tooLong } from './lib/text-checks.mjs';

await ensureDependencies();

async function tool(path, ...args) {
  const { code, output } = await run(process.execPath, [join(root, 'node_modules', path), ...args], {
    quiet: true,
    env: { NO_COLOR: '1', FORCE_COLOR: '0' },
  });
  return { ok: code === 0, output };
}
const types = (project) => tool('typescript/bin/tsc', '-p', project);

// The slow ones first, so that the two runners end together.
const checks = {
  'banned code': () => tool('eslint/bin/eslint.js', '--max-warnings', '0', 'apps/server/src'),
  'types: server': () => types('apps/server'),
  'migration drift': () =>
    run(process.execPath, ['scripts/lib/drift.mjs'], { quiet: true }).then(({ code, output }) => ({
      ok: code === 0,
      output,
    })),
  'types: web': () => types('apps/web'),
  boundaries: () =>
    tool('dependency-cruiser/bin/dependency-cruise.mjs', '--config', 'architecture/boundaries.mjs', 'apps'),
  'types: scripts': () => types('.'),
  'generated docs': () => tool('tsx/dist/cli.mjs', 'scripts/generate-docs.ts', '--check'),
  'dead code': () => tool('knip/bin/knip.js', '--no-progress'),
  'format and lint': () =>
    tool(
      '@biomejs/biome/bin/biome',
      'ci',
      '--colors=off',
      '--error-on-warnings',
      '--reporter=concise',
      '--max-diagnostics=200',
      '.',
    ),
  'file length': () => overTexts(tooLong),
  'machine paths': () => overTexts(machinePaths),
  'skipped tests': () => overTexts(skippedTests),
};

const named = process.argv.slice(2);
const unknown = named.filter((name) => !(name in checks));
if (unknown.length > 0) {
  console.error(`${unknown.join(', ')}: there are ${Object.keys(checks).join(' | ')}`);
  process.exit(2);
}
const queue = named.length > 0 ? named : Object.keys(checks);
const failures = [];
const total = queue.length;

async function worker() {
  for (let name = queue.shift(); name !== undefined; name = queue.shift()) {
    const began = Date.now();
    const { ok, output } = await checks[name]().catch((error) => ({ ok: false, output: error.stack }));
    console.log(`${ok ? '✓' : '✗'} ${name.padEnd(16)} ${((Date.now() - began) / 1000).toFixed(1).padStart(6)} s`);
    if (!ok) failures.push({ name, output: output.trim() });
  }
}
await Promise.all([worker(), worker()]);

for (const { name, output } of failures) console.error(`\n── ${name} ──\n${output}`);
console.log(`\n${total - failures.length} of ${total} checks hold`);
process.exitCode = failures.length === 0 ? 0 : 1;
