import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { forPeople, run } from './run.mjs';

/** What the tests need from the system: how to see that it is there, and Debian's package for it. */
const needs = {
  chromium: { found: async () => Boolean(await chromiumPath()), packages: ['chromium'] },
  font: { found: hasChineseFont, packages: ['fontconfig', 'fonts-noto-cjk'] },
  postgres: { found: async () => Boolean(olderPostgres()), packages: ['postgresql-15'] },
};

/** The browser of the journeys; HUYING_CHROMIUM names another one. */
export async function chromiumPath() {
  if (process.env.HUYING_CHROMIUM) return process.env.HUYING_CHROMIUM;
  for (const name of ['chromium', 'chromium-browser', 'google-chrome']) {
    const { code, output } = await run('/bin/sh', ['-c', `command -v ${name}`], { quiet: true });
    if (code === 0) return output.trim();
  }
  return undefined;
}

async function hasChineseFont() {
  const { code, output } = await run('fc-list', [':lang=zh'], { quiet: true });
  return code === 0 && output.trim() !== '';
}

/** The folder of the oldest installed PostgreSQL that we promise to run on (15 and newer); it holds `bin`. */
export function olderPostgres(base = '/usr/lib/postgresql') {
  if (!existsSync(base)) return undefined;
  const majors = readdirSync(base)
    .map(Number)
    .filter((major) => major >= 15 && existsSync(join(base, String(major), 'bin', 'initdb')))
    .sort((a, b) => a - b);
  return majors.length > 0 ? join(base, String(majors[0])) : undefined;
}

/** Installs what is missing where we may (root, or sudo without a password); throws with the exact command where not. */
export async function ensureSystem(names) {
  const missing = [];
  for (const name of names) if (!(await needs[name].found())) missing.push(name);
  if (missing.length === 0) return;
  const packages = missing.flatMap((name) => needs[name].packages);
  await install(packages);
  for (const name of missing) {
    if (!(await needs[name].found())) throw absent([name], needs[name].packages);
  }
}

async function install(packages) {
  const { code: noApt } = await run('/bin/sh', ['-c', 'command -v apt-get'], { quiet: true });
  const prefix = process.getuid?.() === 0 ? [] : ['sudo', '-n'];
  const allowed =
    noApt === 0 && (prefix.length === 0 || (await run('sudo', ['-n', 'true'], { quiet: true })).code === 0);
  if (!allowed) throw absent(packages, packages);
  console.log(`安装系统软件包 · Installing system packages: ${packages.join(' ')}`);
  const apt = (...args) => {
    const [program, ...rest] = [...prefix, 'env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get', ...args];
    return run(program, rest, { quiet: true });
  };
  await apt('update', '-q');
  const { code, output } = await apt('install', '-y', '-q', '--no-install-recommends', ...packages);
  if (code !== 0) throw forPeople('apt-get 安装失败：', `apt-get failed:\n${output.split('\n').slice(-15).join('\n')}`);
}

const absent = (names, packages) =>
  forPeople(
    `测试缺少：${names.join('、')}。请先安装：sudo apt-get install ${packages.join(' ')}`,
    `The tests need: ${names.join(', ')}. Install first: sudo apt-get install ${packages.join(' ')} (or the like on your system)`,
  );
