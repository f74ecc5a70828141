/** The threads start from the bundle too, where their scripts lie beside it under plain Node. */
import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { build } from 'esbuild';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sharedData } from './testing.ts';

// Inside the repository, so that packages, which stay outside the bundle, are found.
const cache = fileURLToPath(new URL('../../../../../.cache', import.meta.url));
mkdirSync(cache, { recursive: true });
const folder = mkdtempSync(join(cache, 'sheets-bundle-'));
afterAll(() => rmSync(folder, { recursive: true }));

const here = (name: string): string => fileURLToPath(new URL(name, import.meta.url));

beforeAll(async () => {
  const entries = ['open-sheet', 'write-workbook', 'sheet-worker', 'workbook-worker'];
  await build({
    entryPoints: Object.fromEntries(entries.map((name) => [name, here(`./${name}.ts`)])),
    outdir: folder,
    bundle: true,
    splitting: true,
    chunkNames: '[name]-[hash]',
    platform: 'node',
    target: 'node20.19',
    format: 'esm',
    packages: 'external',
    logLevel: 'error',
  });
});

test('reading and writing work from the bundle, without any loader', async () => {
  const script = `
    import { openSheet } from './open-sheet.js';
    import { writeWorkbook } from './write-workbook.js';
    const count = async (source, name) => {
      const sheet = await openSheet(source, name);
      let rows = 0;
      for await (const row of sheet.rows()) rows += 1;
      return [sheet.format, sheet.header[0], rows];
    };
    const began = performance.now();
    const results = [];
    for (const path of process.argv.slice(2)) results.push(await count({ path }, path));
    results.push(await count(await writeWorkbook([{ title: '编号', choices: ['甲'] }], [['=1+1'], ['0012']]), 'a.xlsx'));
    console.log(JSON.stringify({ results, ms: performance.now() - began }));`;
  writeFileSync(join(folder, 'main.mjs'), script);
  const files = [
    'messages/taxonomy-517.xlsx',
    'bad-inputs/workbooks/chinese-provinces.xls',
    'bad-inputs/gbk_csv/word_freq_gbk.csv',
  ];
  const { stdout } = await promisify(execFile)(process.execPath, [join(folder, 'main.mjs'), ...files.map(sharedData)]);
  const { results, ms } = JSON.parse(stdout);
  expect(results).toEqual([
    ['xlsx', '一级分类', 517],
    ['xls', 'Provinces in China', 3],
    ['csv', '医院', 4_272],
    ['xlsx', '编号', 2],
  ]);
  console.log(`four tables from the bundle: ${Math.round(ms)} ms`);
});
