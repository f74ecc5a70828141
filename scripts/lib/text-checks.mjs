import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { root, run } from './run.mjs';

const LONGEST = 300;

/** The files of the work tree that git would keep, relative to the root. */
export async function keptFiles() {
  const { code, output } = await run('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    quiet: true,
  });
  if (code !== 0) throw new Error(`git could not list the files: ${output}`);
  return output
    .split('\0')
    .filter((path) => path !== '' && statSync(join(root, path), { throwIfNoEntry: false })?.isFile());
}

/** Files longer than a reader can hold in mind. */
export function tooLong(path, text) {
  if (!/\.(ts|tsx|mjs|js|sql|css)$/.test(path)) return [];
  const lines = text.split('\n').length - (text.endsWith('\n') ? 1 : 0);
  return lines > LONGEST ? [`${path}: ${lines} lines, at most ${LONGEST}`] : [];
}

const machineWords = [
  /\/home\/[a-z]\w*\//,
  /\/Users\/\w+\//,
  /[A-Z]:\\\\?Users\\/,
  /\/root\/\w/,
  /(?<![\w.$}])\/work\/\w/, // a folder at the top of someone's disk, not a path of ours
  /"resolved": "https?:/,
];

/** Paths and hosts of one machine, which mean nothing on another. */
export function machinePaths(path, text) {
  return text
    .split('\n')
    .flatMap((line, i) =>
      machineWords.some((word) => word.test(line)) ? [`${path}:${i + 1}: ${line.trim().slice(0, 120)}`] : [],
    );
}

const skips = [
  /\b(?:test|it|describe|suite|bench)(?:\.\w+)*\.(?:skip|only|todo|skipIf|runIf|fails)\b/,
  /\b(?:xit|xtest|xdescribe)\(/,
  // The one excuse: data kept outside the project is absent, and the test says so.
  /\.skip\((?!`outside [^`]* absent)/,
];

/** Tests that do not run, or keep others from running. */
export function skippedTests(path, text) {
  if (!/\.test\.(tsx?|mjs)$/.test(path)) return [];
  return text
    .split('\n')
    .flatMap((line, i) =>
      skips.some((skip) => skip.test(line)) ? [`${path}:${i + 1}: ${line.trim().slice(0, 120)}`] : [],
    );
}

/** Runs a check of one file's text over all kept files. */
export async function overTexts(check) {
  const findings = [];
  for (const path of await keptFiles()) {
    const bytes = readFileSync(join(root, path));
    if (!bytes.includes(0)) findings.push(...check(path, bytes.toString('utf8')));
  }
  return { ok: findings.length === 0, output: findings.join('\n') };
}
