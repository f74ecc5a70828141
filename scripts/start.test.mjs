import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { dependenciesAreCurrent } from './lib/dependencies.mjs';
import { root } from './lib/run.mjs';

const folder = mkdtempSync(join(tmpdir(), 'huying-npm-'));
afterAll(() => rmSync(folder, { recursive: true }));

test('an old Node is told which one is needed, before anything is read that it does not understand', () => {
  const pretend = 'data:text/javascript,Object.defineProperty(process.versions,"node",{value:"18.20.1"})';
  const { status, stderr } = spawnSync(process.execPath, ['--import', pretend, 'scripts/start.mjs'], {
    cwd: root,
    encoding: 'utf8',
  });
  expect(status).toBe(1);
  expect(stderr).toMatch(/需要 Node\.js 20\.19[\s\S]*Node\.js 20\.19 or newer/);
});

test('an install is due when something is absent, of another version, or was never installed', () => {
  const write = (path, packages) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), JSON.stringify({ packages }));
  };
  const own = { '': {}, 'apps/server': {}, 'node_modules/@huying/server': { link: true } };
  const forElsewhere = { 'node_modules/tool-for-mac': { version: '1.0.0', optional: true } };
  write('package-lock.json', { ...own, ...forElsewhere, 'node_modules/pg': { version: '8.0.0' } });
  expect(dependenciesAreCurrent(folder)).toBe(false);
  write('node_modules/.package-lock.json', { 'node_modules/pg': { version: '8.0.0' } });
  expect(dependenciesAreCurrent(folder)).toBe(false); // listed, but the folder is gone
  mkdirSync(join(folder, 'node_modules/pg'));
  expect(dependenciesAreCurrent(folder)).toBe(true);
  write('node_modules/.package-lock.json', { 'node_modules/pg': { version: '7.9.0' } });
  expect(dependenciesAreCurrent(folder)).toBe(false);
  write('node_modules/.package-lock.json', {});
  expect(dependenciesAreCurrent(folder)).toBe(false);
});
