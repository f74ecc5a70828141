/** npm run bench:matching: how long needs and resources take to be matched, in memory and in the product; writes bench/results/matching.md. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { matchingReport } from './lib/matching-report.ts';
import { measureOneNeed } from './lib/matching-one.ts';
import { measurePlan } from './lib/matching-plan.ts';
import { districtOf, readSentences } from './lib/matching-texts.ts';

/** The figures of the reports (S1-14), and then as many on both sides. */
const DISTRICT = [2810, 2230] as const;
const GROWTH = [10_000, 30_000, 100_000] as const;
const root = new URL('..', import.meta.url).pathname;

async function main(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'huying-matching-'));
  try {
    const sentences = await readSentences();
    const sizes = [DISTRICT, ...GROWTH.map((size) => [size, size] as const)];
    const plans = sizes.map(([needs, resources]) => {
      console.log(`${needs} needs, ${resources} resources`);
      return measurePlan(districtOf(sentences, needs, resources), needs <= DISTRICT[0]);
    });
    const ones = [];
    for (const count of [DISTRICT[1], 100_000]) {
      console.log(`one need among ${count} resources`);
      ones.push(await measureOneNeed(join(folder, String(count)), districtOf(sentences, 200, count)));
    }
    const report = matchingReport({
      plans,
      ones,
      machine: `${cpus().length} × ${cpus()[0]?.model.trim() ?? 'CPU'}, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.versions.node}, load ${loadavg()[0]?.toFixed(1)}`,
      commit: execFileSync('git', ['rev-parse', '--short', 'HEAD'], { cwd: root, encoding: 'utf8' }).trim(),
      date: new Date().toISOString().slice(0, 10),
    });
    mkdirSync(join(root, 'bench/results'), { recursive: true });
    writeFileSync(join(root, 'bench/results/matching.md'), report);
    console.log(`\n${report}`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    console.error(error);
    process.exit(1);
  },
);
