/** Large tables in flat memory: the whole process that reads stays below 400 MB. */
import { execFile } from 'node:child_process';
import { createReadStream, createWriteStream, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';
import { createGunzip } from 'node:zlib';
import { afterAll, expect, test } from 'vitest';
import { sharedData, workbookOf } from './testing.ts';
import { writeCsv } from './write-csv.ts';
import { writeWorkbook } from './write-workbook.ts';

const folder = mkdtempSync(join(tmpdir(), 'sheets-'));
afterAll(() => rmSync(folder, { recursive: true }));

const megabytes = 1024 * 1024;

/** Runs a piece of work; tells its time, the greatest memory of the process, and the longest the event loop stood still. */
async function watched<T>(
  name: string,
  work: () => Promise<T>,
): Promise<{ result: T; peakMb: number; stallMs: number }> {
  let [peak, stall, last] = [process.memoryUsage.rss(), 0, performance.now()];
  const sampler = setInterval(() => {
    peak = Math.max(peak, process.memoryUsage.rss());
    stall = Math.max(stall, performance.now() - last - 20);
    last = performance.now();
  }, 20);
  const began = performance.now();
  const result = await work();
  clearInterval(sampler);
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  const [peakMb, stallMs] = [Math.round(peak / megabytes), Math.round(stall)];
  console.log(`${name}: ${seconds} s, process at most ${peakMb} MB, event loop stood still at most ${stallMs} ms`);
  return { result, peakMb, stallMs };
}

/** Reads a file in a process of its own, as the server would: only there does its whole memory mean something. */
async function readApart(path: string): Promise<{ rows: number; peakMb: number; stallMs: number }> {
  const script = `
    const { openSheet } = await import(${JSON.stringify(new URL('./open-sheet.ts', import.meta.url).href)});
    let [stall, last, rows] = [0, performance.now(), 0];
    const timer = setInterval(() => { stall = Math.max(stall, performance.now() - last - 20); last = performance.now(); }, 20);
    const began = performance.now();
    const sheet = await openSheet({ path: ${JSON.stringify(path)} }, ${JSON.stringify(path)});
    for await (const row of sheet.rows()) if (row.cells.length >= sheet.header.length) rows += 1;
    clearInterval(timer);
    const peakMb = Math.round(process.resourceUsage().maxRSS / 1024);
    console.log(JSON.stringify({ rows, peakMb, stallMs: Math.round(stall), ms: Math.round(performance.now() - began) }));`;
  const flags = ['--import', import.meta.resolve('tsx'), '--input-type=module', '-e', script];
  const { stdout } = await promisify(execFile)(process.execPath, flags);
  console.log(`${basename(path)}, read in a process of its own: ${stdout}`);
  return JSON.parse(stdout);
}

const titles = Array.from({ length: 12 }, (_, i) => ({ title: `列${i + 1}` }));

function* requests(howMany: number): Generator<string[]> {
  for (let i = 0; i < howMany; i += 1) {
    const number = `SQ2026${String(i).padStart(8, '0')}`;
    const place = `第${i % 500}网格`;
    yield [
      number,
      '城乡建设',
      `道路破损第${i}处`,
      '2026-03-01 10:20:30',
      String(i),
      `199${i}`,
      place,
      '已办结',
      '满意',
      String(i * 1.37),
      `备注${i}`,
      'A',
    ];
  }
}

/** 100,000 rows as Excel writes them: every text shared, 900,000 different ones, numbers as numbers. */
function largeWorkbook(): Buffer {
  const strings: string[] = [];
  const rows: string[] = [
    `<row r="1">${titles.map(({ title }) => `<c t="inlineStr"><is><t>${title}</t></is></c>`).join('')}</row>`,
  ];
  for (const cells of requests(100_000)) {
    const number = rows.length + 1;
    const row = cells.map((text, i) => {
      if (i === 4 || i === 9) return `<c r="${'ABCDEFGHIJKL'[i]}${number}"><v>${text}</v></c>`;
      strings.push(`<si><t>${text}${i % 3 === 0 ? number : ''}</t></si>`);
      return `<c r="${'ABCDEFGHIJKL'[i]}${number}" s="1" t="s"><v>${strings.length - 1}</v></c>`;
    });
    rows.push(`<row r="${number}" spans="1:12">${row.join('')}</row>`);
  }
  return workbookOf(rows.join(''), { strings: strings.join('') });
}

test('121,145 rows of Boston as CSV', async () => {
  const path = join(folder, 'boston.csv');
  await pipeline(
    createReadStream(sharedData('requests-boston/boston311_2015.csv.gz')),
    createGunzip(),
    createWriteStream(path),
  );
  const { rows, peakMb, stallMs } = await readApart(path);
  expect(rows).toBe(121_145);
  expect(peakMb).toBeLessThan(400);
  expect(stallMs).toBeLessThan(10_000);
});

test('50,000 rows × 12 out as .xlsx', async () => {
  const { result, stallMs } = await watched('.xlsx of 50,000 × 12, write', () =>
    writeWorkbook(titles, Readable.from(requests(50_000), { objectMode: true })),
  );
  expect(result.length).toBeGreaterThan(megabytes);
  expect(stallMs).toBeLessThan(10_000);
});

test('100,000 rows × 12 out as CSV and in again', async () => {
  const path = join(folder, 'large.csv');
  const written = await watched('CSV of 100,000 × 12, write', () =>
    pipeline(writeCsv(titles, requests(100_000)), createWriteStream(path)),
  );
  const back = await readApart(path);
  expect(back.rows).toBe(100_000);
  expect(Math.max(written.peakMb, back.peakMb)).toBeLessThan(400);
});

test('100,000 rows × 12 in from .xlsx', async () => {
  const path = join(folder, 'large.xlsx');
  writeFileSync(path, largeWorkbook());
  const { rows, peakMb, stallMs } = await readApart(path);
  expect(rows).toBe(100_000);
  expect(peakMb).toBeLessThan(400);
  expect(stallMs).toBeLessThan(10_000);
});
