/** What goes out comes back: every text, through both formats, and as an inert text in between. */
import { readFileSync } from 'node:fs';
import { buffer } from 'node:stream/consumers';
import { read } from '@e965/xlsx';
import fc from 'fast-check';
import readXlsxFile from 'read-excel-file/node';
import { describe, expect, test } from 'vitest';
import { guardFormula, unguardFormula } from './formula-guard.ts';
import { readAll, sharedData } from './testing.ts';
import { writeCsv } from './write-csv.ts';
import { writeWorkbook } from './write-workbook.ts';
import { fromXmlString, toXmlString } from './xml-string.ts';

const naughty: string[] = JSON.parse(readFileSync(sharedData('bad-inputs/blns/blns.json'), 'utf8'));
const injections = readFileSync(sharedData('bad-inputs/text_payloads/csv-injection-intruder.txt'), 'utf8')
  .split('\n')
  .flatMap((line) => (line === '' ? [] : [line, decodeURIComponent(line)]));
const homemade = [
  '＝1+1',
  '＋86',
  "''=1",
  "'",
  "'-5",
  '-5',
  '-12.50',
  '+8613800138000',
  '@SUM(1)',
  '\r=1',
  '\n=1',
  ' =1',
  '=',
  '-',
  '_x000D_',
  '\ud800',
  '\u0000',
  '\ufffd',
  'a\r\nb',
  'sep=;',
  'constructor',
  'toString',
  '__proto__',
  '0012',
  '1e5',
  '',
  ' ',
  '\ufeff',
  '\u{1FFFE}',
];
const payloads = [...naughty, ...injections, ...homemade];
const columns = [{ title: '编号' }, { title: '=内容;，|"' }, { title: '-备注' }];
const rowsOf = (texts: string[]): string[][] => texts.map((text, i) => [`第${i}行`, text, 'x']);

const throughCsv = async (rows: string[][]): Promise<Buffer> => buffer(writeCsv(columns, rows));
const throughXlsx = (rows: string[][]): Promise<Buffer> => writeWorkbook(columns, rows);
const back = async (bytes: Buffer, name: string): Promise<string[][]> =>
  (await readAll(bytes, name)).all.map((row) => row.cells);
/** UTF-8 has no place for half a character. */
const whole = (text: string): boolean => /^\P{Cs}*$/u.test(text);

describe('payloads survive as text', () => {
  test('the collections are there', () => {
    expect([naughty.length > 480, injections.length > 80]).toEqual([true, true]);
  });

  test('through .xlsx', async () => {
    expect(await back(await throughXlsx(rowsOf(payloads)), 'a.xlsx')).toEqual(rowsOf(payloads));
  });

  test('through CSV', async () => {
    const rows = rowsOf(payloads.filter(whole));
    expect(await back(await throughCsv(rows), 'a.csv')).toEqual(rows);
  });

  test('titles too', async () => {
    for (const [name, bytes] of [
      ['a.xlsx', await throughXlsx([['1', '2', '3']])],
      ['a.csv', await throughCsv([['1', '2', '3']])],
    ] as const) {
      expect((await readAll(bytes, name)).header).toEqual(columns.map(({ title }) => title));
    }
  });
});

describe('any text comes back', () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 40 }),
    fc.constantFrom(...payloads),
    fc
      .tuple(fc.constantFrom("'", "''", '=', '+', '-', '@', '\t', '\r', '＝', '_x00', '"', ';'), fc.string())
      .map((parts) => parts.join('')),
  );
  // The first column is never empty: a row that holds nothing is no row.
  const table = fc.array(fc.tuple(fc.constant('x'), text, text), { minLength: 1, maxLength: 400 });
  test('through .xlsx, lone surrogates included', async () => {
    const any = fc.array(
      fc.tuple(
        fc.constant('x'),
        fc.oneof(
          text,
          fc.string({ unit: fc.integer({ min: 0, max: 0xffff }).map((unit) => String.fromCharCode(unit)) }),
        ),
        text,
      ),
      { minLength: 1, maxLength: 400 },
    );
    await fc.assert(
      fc.asyncProperty(any, async (rows) => {
        expect(await back(await throughXlsx(rows), 'a.xlsx')).toEqual(rows);
      }),
      { numRuns: 4 },
    );
  });

  test('through CSV', async () => {
    await fc.assert(
      fc.asyncProperty(table, async (drawn) => {
        const rows = drawn.map((row) => row.map((cell) => Buffer.from(cell).toString()));
        expect(await back(await throughCsv(rows), 'a.csv')).toEqual(rows);
      }),
      { numRuns: 8 },
    );
  });

  test('through the guard and the XML escape alone, many more', () => {
    const units = fc.string({ unit: fc.integer({ min: 0, max: 0xffff }).map((unit) => String.fromCharCode(unit)) });
    fc.assert(
      fc.property(fc.oneof(text, units), (value) => {
        expect(unguardFormula(guardFormula(value))).toBe(value);
        expect(fromXmlString(toXmlString(value))).toBe(value);
      }),
      { numRuns: 20_000 },
    );
  });
});

describe('exports are inert', () => {
  test('no cell of an .xlsx is a formula; two other readers find the same texts', async () => {
    const bytes = await throughXlsx(rowsOf(payloads.filter((text) => text !== '')));
    const workbook = read(bytes, { cellFormula: true, dense: true, bookFiles: true }) as ReturnType<typeof read> & {
      files: Record<string, { content: Uint8Array }>;
    };
    const xml = Buffer.from(workbook.files['xl/worksheets/sheet1.xml']?.content ?? []).toString();
    expect(xml).toContain('<sheetData>');
    expect(xml).not.toMatch(/<f[ >/]/);
    expect(xml.match(/<c [^>]*>/g)?.every((cell) => cell.includes('t="s"'))).toBe(true);
    const cells = (workbook.Sheets[workbook.SheetNames[0] ?? '']?.['!data'] ?? []).flatMap((row) => row ?? []);
    expect(cells.filter((cell) => cell?.f !== undefined || (cell && cell.t !== 's'))).toEqual([]);
    const [sheet] = await readXlsxFile(bytes, { trim: false });
    const theirs = new Set(sheet?.data.map((row) => String(row[1])));
    expect(injections.filter((text) => !/[\r]/.test(text) && !theirs.has(text))).toEqual([]);
  });

  test('no cell of a CSV begins like a formula, but for plain negative numbers', async () => {
    const bytes = await throughCsv(rowsOf(payloads.filter(whole)));
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    const text = bytes.toString().replace(/^\ufeff/, '');
    expect(text.replace(/"(?:[^"]|"")*"/g, '').replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    // Read as a spreadsheet program would: with a parser that knows nothing of our guard.
    const { parse } = await import('csv-parse/sync');
    const cells: string[] = parse(text, { relax_column_count: true, record_delimiter: '\r\n' }).flat();
    expect(cells.filter((cell) => /^[=+\-@＝＋－＠\t\r\n]/.test(cell) && !/^-\d+(\.\d+)?$/.test(cell))).toEqual([]);
    expect(cells).toContain("'=1+1");
    expect(cells).toContain('-12.50');
    expect(cells).toContain("'+8613800138000");
  });
});
