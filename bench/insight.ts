/** npm run bench:insight [-- --texts 100000]: what the suggestions are worth on the outside data; writes bench/results/insight.md. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { measureAlike } from './lib/insight-alike.ts';
import { measureCategory } from './lib/insight-category.ts';
import { measureSpeed } from './lib/insight-speed.ts';
import { insightReport } from './lib/insight-report.ts';
import { measureUnit } from './lib/insight-unit.ts';

const { values } = parseArgs({
  options: {
    texts: { type: 'string', default: '100000' },
    out: { type: 'string', default: 'bench/results/insight.md' },
  },
});
const root = new URL('..', import.meta.url).pathname;
const tell = (line: string): void => console.log(line);

async function main(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'huying-insight-'));
  try {
    tell('duplicates');
    const alike = await measureAlike(join(folder, 'postgres'), Number(values.texts), tell);
    tell('speed and size');
    const speed = await measureSpeed();
    tell('units');
    const units = [await measureUnit('dispose_unit'), await measureUnit('dispose_unit_code')];
    tell('categories');
    const category = await measureCategory(tell);
    const report = insightReport({
      ...{ alike, speed, units, category },
      machine: `${cpus().length} × ${cpus()[0]?.model.trim() ?? 'CPU'}, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.versions.node}, load ${loadavg()[0]?.toFixed(1)}`,
      commit: execFileSync('git', ['rev-parse', '--short', 'HEAD'], { cwd: root, encoding: 'utf8' }).trim(),
      date: new Date().toISOString().slice(0, 10),
    });
    mkdirSync(join(root, 'bench/results'), { recursive: true });
    writeFileSync(join(root, values.out), report);
    tell(`\n${report}`);
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
