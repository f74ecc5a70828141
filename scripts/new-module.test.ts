import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import '../apps/server/src/platform/testing/global-setup.ts';
import { past } from './lib/command-skeleton.ts';
import { migrationPath, nounOf } from './lib/module-skeleton.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
/** A throwaway copy of what the generators read and what the type-check needs. */
let copy: string;

beforeAll(() => {
  copy = mkdtempSync(join(tmpdir(), 'huying-new-'));
  const parts = [
    ...['apps/server/src', 'apps/server/migrations', 'apps/server/package.json', 'apps/server/tsconfig.json'],
    ...['architecture', 'simulator', 'GLOSSARY.md', 'biome.json', 'package.json', 'tsconfig.json'],
    ...['tsconfig.base.json', 'vitest.config.ts', 'scripts/lib'],
  ];
  for (const part of parts) cpSync(join(root, part), join(copy, part), { recursive: true });
  for (const folder of ['node_modules', 'apps/server/node_modules'])
    if (existsSync(join(root, folder))) symlinkSync(join(root, folder), join(copy, folder), 'dir');
});
afterAll(() => rmSync(copy, { recursive: true, force: true }));

const node = (script: string, args: readonly string[], env: Record<string, string> = {}) => {
  const own = Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^(VITEST|NODE_OPTIONS)/.test(name)));
  const path = join(root, script);
  return spawnSync(process.execPath, [path, ...args], { cwd: copy, encoding: 'utf8', env: { ...own, ...env } });
};
const generate = (script: string, ...args: string[]) =>
  node('node_modules/tsx/dist/cli.mjs', [join(root, `scripts/${script}.ts`), ...args]);
const read = (path: string): string => readFileSync(join(copy, path), 'utf8');

describe('what does not do is refused, and nothing is written', () => {
  test.each([
    ['new-module', [], /用法[\s\S]*Usage/],
    ['new-module', ['Fountains', '喷泉'], /不合适[\s\S]*lower-case/],
    ['new-module', ['order', '订单'], /不合适/],
    ['new-module', ['fountains', 'fountains'], /不是中文名[\s\S]*no Chinese name/],
    ['new-module', ['requests', '诉求'], /已经存在[\s\S]*already/],
    ['new-module', ['places', '地方'], /places 已在 \S+\.sql/],
    ['new-module', ['reports', '上报'], /\/api\/reports 已由/],
    ['new-command', ['fountains'], /用法/],
    ['new-command', ['nothing', 'close-it'], /没有模块 nothing[\s\S]*There are territory/],
    ['new-command', ['requests', 'closeIt'], /不合适[\s\S]*verb-noun/],
    ['new-command', ['requests', 'register-request'], /已有 register-request/],
    ['new-command', ['requests', 'reveal-something'], /\/api\/requests\/\{id\}\/reveal 已被占用/],
  ])('%s %j', (script, args, message) => {
    const before = readdirSync(join(copy, 'apps/server/src'), { recursive: true }).length;
    const { status, stderr } = generate(script, ...args);
    expect(status).toBe(1);
    expect(stderr).toMatch(message);
    expect(stderr).not.toContain('    at ');
    expect(readdirSync(join(copy, 'apps/server/src'), { recursive: true }).length).toBe(before);
  });
});

test('a new module and a new command fit the house: types, boundaries, style, and their own tests run', async () => {
  for (const made of [
    generate('new-module', 'fountains', '喷泉管理'),
    generate('new-command', 'fountains', 'close-fountain'),
    generate('new-command', 'files', 'hide-file'),
  ])
    expect(made.status, made.stderr).toBe(0);
  expect(read('architecture/modules.mjs')).toMatch(/\n {2}'fountains',\n\];/);
  expect(read('apps/server/src/app/modules.ts')).toMatch(
    /import \{ fountainsModule \}[\s\S]*\n {2}fountainsModule,\n\];/,
  );
  expect(read('GLOSSARY.md')).toContain('| 喷泉管理 | fountains | module `fountains`, `fountain` |');
  expect(read('apps/server/src/modules/files/contract.ts')).toMatch(/filesEndpoints = \{[^}]*hideFile[^}]*\}/);

  const types = node('node_modules/typescript/bin/tsc', ['-p', 'apps/server', '--incremental', 'false']);
  expect(types.stdout).toBe('');
  const folder = 'apps/server/src/modules/fountains';
  const style = node('node_modules/@biomejs/biome/bin/biome', [
    'ci',
    '--error-on-warnings',
    folder,
    'apps/server/src/modules/files',
  ]);
  expect(style.status, style.stderr).toBe(0);
  const cruise = 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs';
  const walls = node(cruise, ['--config', 'architecture/boundaries.mjs', folder]);
  expect(walls.status, walls.stdout).toBe(0);

  const { superuserUrl } = (await (await fetch(inject('testServerDoor'))).json()) as { superuserUrl: string };
  const own = ['fountains', 'files/commands/hide-file.test.ts'].map((path) => `apps/server/src/modules/${path}`);
  const tests = node('node_modules/vitest/vitest.mjs', ['run', '--project', 'server', ...own], {
    HUYING_TEST_SERVER_URL: superuserUrl,
    NO_COLOR: '1',
  });
  expect(tests.stdout, tests.stderr).toMatch(/Test Files {2}3 passed[\s\S]*Tests {2}8 passed/);
}, 240_000);

test('words are bent as English bends them', () => {
  expect(['fountains', 'agencies', 'training', 'funds', 'focus', 'services'].map(nounOf)).toEqual([
    ...['fountain', 'agency', 'training', 'fund', 'focus', 'service'],
  ]);
  expect(['close', 'verify', 'assign', 'send', 'play'].map(past)).toEqual([
    ...['closed', 'verified', 'assigned', 'sent', 'played'],
  ]);
});

test('a migration comes after all that are there', () => {
  const at = (day: string): Date => new Date(`${day}T08:00:00Z`);
  const name = (files: string[], day: string): string => migrationPath(files, 'fountains', '喷泉', at(day))[0];
  const files = ['2026-11-21-01-platform.sql', '2026-11-21-44-x.sql', 'notes.txt'];
  expect(name(files, '2026-11-21')).toBe('2026-11-21-45-fountains.sql');
  expect(name(files, '2026-12-01')).toBe('2026-12-01-01-fountains.sql');
  expect(name(files, '2026-11-01')).toBe('2026-11-21-45-fountains.sql');
});
