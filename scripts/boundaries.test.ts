import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));
let tree: string;
beforeAll(() => {
  tree = mkdtempSync(join(tmpdir(), 'huying-tree-'));
});
afterAll(() => rmSync(tree, { recursive: true, force: true }));

const server = 'apps/server/src';
const territory = `${server}/modules/territory`;
const requests = `${server}/modules/requests`;
const reporting = `${server}/modules/reporting`;
const web = 'apps/web/src';

/** A small tree that keeps every rule, as file → files (or packages) it imports. */
const lawful: Record<string, string[]> = {
  [`${server}/kernel/time.ts`]: [],
  [`${server}/kernel/errors.ts`]: [`${server}/kernel/time.ts`],
  [`${server}/kernel/time.test.ts`]: [`${server}/kernel/time.ts`, 'vitest'],
  [`${server}/platform/config.ts`]: [`${server}/kernel/errors.ts`, 'node:fs'],
  [`${server}/platform/testing/database.ts`]: [`${server}/platform/config.ts`],
  [`${territory}/domain/tree.ts`]: [`${server}/kernel/errors.ts`],
  [`${territory}/domain/tree.test.ts`]: [`${territory}/domain/tree.ts`, 'vitest'],
  [`${territory}/contract.ts`]: ['typebox', `${territory}/contract-shapes.ts`, `${territory}/domain/tree.ts`],
  [`${territory}/contract-shapes.ts`]: ['typebox', `${server}/kernel/errors.ts`],
  [`${territory}/tables.ts`]: [`${territory}/domain/tree.ts`, 'typebox'],
  [`${territory}/queries/find-grid.ts`]: [`${territory}/tables.ts`, `${server}/platform/config.ts`],
  [`${territory}/index.ts`]: [`${territory}/queries/find-grid.ts`],
  [`${territory}/testing.ts`]: [`${server}/platform/testing/database.ts`, `${territory}/index.ts`],
  [`${territory}/module.ts`]: [`${territory}/index.ts`],
  [`${requests}/domain/state.ts`]: [],
  [`${requests}/contract.ts`]: ['typebox', `${territory}/contract.ts`],
  [`${requests}/flow.ts`]: [`${requests}/domain/state.ts`, `${requests}/contract.ts`],
  [`${requests}/policy.ts`]: [`${requests}/flow.ts`, `${server}/kernel/errors.ts`],
  [`${requests}/tables.ts`]: [`${territory}/tables.ts`],
  [`${requests}/commands/report-request.ts`]: [`${territory}/index.ts`, `${requests}/policy.ts`],
  [`${requests}/routes.ts`]: [`${requests}/commands/report-request.ts`, `${requests}/contract.ts`],
  [`${requests}/module.ts`]: [`${requests}/routes.ts`],
  [`${requests}/requests.api.test.ts`]: [`${territory}/testing.ts`, `${requests}/routes.ts`],
  [`${requests}/other.api.test.ts`]: [`${territory}/contract.ts`, `${server}/app/testing.ts`],
  [`${server}/app/testing.ts`]: [`${territory}/index.ts`, `${server}/app/main.ts`],
  [`${reporting}/queries/rates.ts`]: [`${requests}/tables.ts`],
  [`${reporting}/contract.ts`]: [`${requests}/contract.ts`],
  [`${server}/app/main.ts`]: [`${territory}/module.ts`, `${requests}/module.ts`],
  [`${web}/lib/client.ts`]: ['@huying/server/contract/requests'],
  [`${web}/ui/button.tsx`]: [`${web}/lib/client.ts`],
  [`${web}/features/requests/list.tsx`]: [`${web}/ui/button.tsx`],
  [`${web}/features/territory/map.tsx`]: [`${web}/ui/button.tsx`],
  [`${web}/app/main.tsx`]: [`${web}/features/requests/list.tsx`],
};

/** One forbidden import for each rule and each way round it that was thought of: rule, importing file, imported file. */
const planted: [rule: string, from: string, to: string][] = [
  ['order:territory', `${territory}/commands/p1.ts`, `${requests}/index.ts`],
  ['order:requests', `${requests}/commands/p2.ts`, `${reporting}/index.ts`],
  ['order:territory', `${territory}/tables-more.ts`, `${requests}/tables.ts`],
  ['listed', `${server}/modules/unlisted/index.ts`, `${server}/kernel/time.ts`],
  ['front-door', `${requests}/commands/p3.ts`, `${territory}/queries/find-grid.ts`],
  ['front-door', `${requests}/queries/p4.ts`, `${territory}/tables.ts`],
  ['front-door-of-tests', `${requests}/p5.test.ts`, `${territory}/domain/tree.ts`],
  ['front-door', `${requests}/queries/p35.ts`, `${territory}/contract.ts`],
  ['front-door-of-tests', `${territory}/p36.test.ts`, `${requests}/tables.ts`],
  ['reporting-reads-tables', `${reporting}/queries/p6.ts`, `${requests}/commands/report-request.ts`],
  ['reporting-reads-tables', `${reporting}/queries/p7.ts`, `${requests}/policy.ts`],
  ['tables-are-types', `${server}/modules/matters/tables.ts`, `${territory}/index.ts`],
  ['contract-is-shared', `${requests}/contract-p8.ts`, `${requests}/commands/report-request.ts`],
  ['contract-is-shared', `${requests}/contract-p9.ts`, `${server}/platform/config.ts`],
  ['contract-is-shared', `${requests}/contract-p10.ts`, 'node:fs'],
  ['contract-is-shared', `${requests}/contract-p11.ts`, `${territory}/domain/tree.ts`],
  ['pure-domain', `${requests}/domain/p12.ts`, `${server}/platform/config.ts`],
  ['pure-domain', `${requests}/domain/p13.ts`, 'node:fs'],
  ['pure-domain', `${requests}/domain/p14.ts`, `${territory}/domain/tree.ts`],
  ['pure-domain', `${requests}/domain/p15.ts`, `${requests}/tables.ts`],
  ['pure-domain', `${server}/modules/lists/policy.ts`, `${server}/modules/lists/queries/one.ts`],
  ['pure-domain', `${server}/modules/matters/flow.ts`, `${server}/platform/config.ts`],
  ['pure-domain', `${requests}/domain/p16.ts`, 'vitest'],
  ['thin-routes', `${server}/modules/lists/routes.ts`, `${server}/modules/lists/tables.ts`],
  ['thin-routes', `${server}/modules/files/routes.ts`, `${server}/modules/files/domain/kind.ts`],
  ['pure-kernel', `${server}/kernel/p17.ts`, 'node:fs'],
  ['pure-kernel', `${server}/kernel/p18.ts`, `${server}/platform/config.ts`],
  ['platform-below', `${server}/platform/p19.ts`, `${territory}/index.ts`],
  ['platform-below', `${server}/platform/p20.ts`, `${server}/app/main.ts`],
  ['modules-below-app', `${requests}/commands/p21.ts`, `${server}/app/main.ts`],
  ['app-loads-manifests', `${server}/app/p22.ts`, `${territory}/index.ts`],
  ['fixtures-in-tests', `${requests}/commands/p23.ts`, `${territory}/testing.ts`],
  ['fixtures-in-tests', `${server}/app/p24.ts`, `${server}/platform/testing/database.ts`],
  ['web-sees-contracts', `${web}/lib/p25.ts`, `${server}/kernel/time.ts`],
  ['web-sees-contracts', `${web}/lib/p26.ts`, `${requests}/policy.ts`],
  ['features-apart', `${web}/features/territory/p27.tsx`, `${web}/features/requests/list.tsx`],
  ['features-apart', `${web}/features/territory/p28.tsx`, `${web}/app/main.tsx`],
  ['ui-below', `${web}/ui/p29.tsx`, `${web}/features/requests/list.tsx`],
  ['ui-below', `${web}/lib/p30.ts`, `${web}/app/main.tsx`],
  ['no-cycles', `${server}/platform/p31.ts`, `${server}/platform/p32.ts`],
  ['resolvable', `${server}/platform/p33.ts`, `${server}/platform/nowhere.ts`],
  ['resolvable', `${web}/lib/p34.ts`, '@huying/server/policy/requests'],
];

function plant(files: Record<string, string[]>): string {
  const folder = mkdtempSync(join(tree, 'tree-'));
  const write = (path: string, text: string): void => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  };
  for (const [path, imports] of Object.entries(files)) {
    const lines = imports.map(
      (to, i) => `import * as n${i} from '${to.startsWith('apps/') ? toRelative(path, to) : to}';`,
    );
    write(path, `${lines.join('\n')}\nexport const used = [${imports.map((_, i) => `n${i}`).join(', ')}];\n`);
  }
  write('vitest.config.ts', ''); // tsconfig.json wants one input of its own
  for (const name of ['tsconfig.json', 'tsconfig.base.json', 'apps/server/package.json']) {
    cpSync(join(root, name), join(folder, name));
  }
  cpSync(join(root, 'architecture'), join(folder, 'architecture'), { recursive: true });
  mkdirSync(join(folder, 'node_modules/@huying'), { recursive: true });
  symlinkSync(join(folder, 'apps/server'), join(folder, 'node_modules/@huying/server'));
  for (const name of ['typebox', 'vitest'])
    symlinkSync(join(root, 'node_modules', name), join(folder, 'node_modules', name));
  return folder;
}

function toRelative(from: string, to: string): string {
  const path = relative(dirname(from), to);
  return path.startsWith('.') ? path : `./${path}`;
}

function violations(files: Record<string, string[]>): { rule: string; from: string; to: string }[] {
  const bin = join(root, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
  const options = ['--config', 'architecture/boundaries.mjs', '--output-type', 'json', 'apps'];
  const result = spawnSync(process.execPath, [bin, ...options], {
    cwd: plant(files),
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  expect(result.stderr).toBe('');
  const { summary } = JSON.parse(result.stdout) as {
    summary: { violations: { rule: { name: string }; from: string; to: string }[] };
  };
  return summary.violations.map(({ rule, from, to }) => ({ rule: rule.name, from, to }));
}

test('a tree that keeps every rule passes', () => {
  expect(violations(lawful)).toEqual([]);
});

test('each planted violation is caught by the rule made for it', () => {
  const files: Record<string, string[]> = { ...lawful, [`${server}/platform/p32.ts`]: [`${server}/platform/p31.ts`] };
  for (const [, from, to] of planted) files[from] = [...(files[from] ?? []), to];
  for (const [, , to] of planted) {
    if (to.startsWith('apps/') && !to.endsWith('nowhere.ts')) files[to] ??= [];
  }
  const found = violations(files);
  const missed = planted.filter(
    ([rule, from]) => !found.some((violation) => violation.rule === rule && violation.from === from),
  );
  expect(missed).toEqual([]);
  const rules = new Set(planted.map(([rule]) => rule.split(':')[0]));
  expect([...new Set(found.map(({ rule }) => rule.split(':')[0]))].sort()).toEqual([...rules].sort());
});

test('no rule is without a planted violation', async () => {
  const { default: config } = (await import(join(root, 'architecture/boundaries.mjs'))) as {
    default: { forbidden: { name: string }[] };
  };
  const kinds = new Set(config.forbidden.map(({ name }) => name.split(':')[0]));
  expect([...kinds].sort()).toEqual([...new Set(planted.map(([rule]) => rule.split(':')[0]))].sort());
});
