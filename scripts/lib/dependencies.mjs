import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { forPeople, root, run, withDots } from './run.mjs';

/**
 * True when node_modules holds what package-lock.json says: npm keeps its own list of what it installed. Packages left
 * out for other systems are no gap. Works too when someone ran npm by hand.
 */
export function dependenciesAreCurrent(folder = root) {
  const installed = readLock(join(folder, 'node_modules', '.package-lock.json'));
  const wanted = readLock(join(folder, 'package-lock.json'));
  if (!installed || !wanted) return false;
  return Object.entries(wanted).every(([path, entry]) => {
    if (!path.includes('node_modules/') || entry.link) return true;
    const have = installed[path];
    if (!have) return Boolean(entry.optional || entry.peer);
    return have.version === entry.version && existsSync(join(folder, path));
  });
}

function readLock(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8')).packages;
  } catch {
    return undefined;
  }
}

/**
 * Installs what package-lock.json names, the build tools included. Throws with npm's own words. Not `npm ci`: that
 * refuses to begin when a registry lacks the build of some tool for another system, which nobody here needs.
 */
async function installDependencies() {
  const args = ['install', '--no-save', '--include=dev', '--include=optional', '--no-audit', '--no-fund'];
  const step = run('npm', args, { quiet: true });
  const { code, output } = await withDots('安装依赖（首次约一分钟）· Installing dependencies (about a minute)', step);
  if (code === 0) return;
  throw forPeople(
    '安装依赖失败。请检查网络和 npm 源（npm config get registry），然后重试：',
    `Installing the dependencies failed. Check the network and npm's registry, then try again:\n${output.trim()}`,
  );
}

export async function ensureDependencies() {
  if (!dependenciesAreCurrent()) await installDependencies();
}
