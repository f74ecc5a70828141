import { describe, expect, test } from 'vitest';
import { AppError } from '../../kernel/errors.ts';
import { openSheet } from './open-sheet.ts';
import { readAll, refusalOf, workbookOf, zipOf } from './testing.ts';

const megabyte = 1024 * 1024;
const cell = (text: string): string => `<c t="inlineStr"><is><t>${text}</t></is></c>`;

async function refusal(bytes: Buffer, name: string, limits = {}): Promise<AppError> {
  const error = await readAll(bytes, name, { limits }).catch((thrown) => thrown);
  expect(error).toBeInstanceOf(AppError);
  return error;
}

describe('bombs', () => {
  test('a workbook that says it unpacks to gigabytes is refused before anything is unpacked', async () => {
    const bomb = workbookOf('', { extra: [{ name: 'xl/worksheets/sheet1.xml', data: 'x', unpackedSize: 0xf0000000 }] });
    expect(await refusalOf(openSheet(bomb, 'a.xlsx'))).toBe('sheet-too-large');
  });

  test.each([
    ['blanks before the first row', `<worksheet>${' '.repeat(200 * megabyte)}<sheetData/></worksheet>`],
    ['empty rows', `<worksheet><sheetData>${'<row/>'.repeat(12_000_000)}</sheetData></worksheet>`],
    ['one endless cell', `<worksheet><sheetData><row><c t="str"><v>${'a'.repeat(100 * megabyte)}`],
  ])('that lies about its size: %s', async (_, xml) => {
    const bomb = workbookOf('', { extra: [{ name: 'xl/worksheets/sheet1.xml', data: xml, unpackedSize: 10 }] });
    expect(bomb.length).toBeLessThan(megabyte);
    const before = process.memoryUsage.rss();
    const began = performance.now();
    expect(await refusalOf(openSheet(bomb, 'a.xlsx'))).toMatch(/sheet-too-large|sheet-corrupt/);
    expect(performance.now() - began).toBeLessThan(30_000);
    expect(process.memoryUsage.rss() - before).toBeLessThan(200 * megabyte);
  });

  test('in the formats that a library reads whole', async () => {
    const types = { name: 'mimetype', data: 'application/vnd.oasis.opendocument.spreadsheet' };
    const bomb = zipOf([types, { name: 'content.xml', data: Buffer.alloc(300 * megabyte), unpackedSize: 10 }]);
    expect(await refusalOf(openSheet(bomb, 'a.ods'))).toBe('sheet-too-large');
  });
});

describe('bars', () => {
  const rows = Array.from({ length: 30 }, (_, i) => `<row>${cell(`第${i}行`)}${cell('x')}</row>`).join('');

  test.each([
    ['bytes', workbookOf(rows), 'a.xlsx', { bytes: 500 }],
    ['bytes', Buffer.from('<html><table><tr><td>1</td></tr></table>'), 'a.xls', { wholeBytes: 10 }],
    ['rows', workbookOf(rows), 'a.xlsx', { rows: 10 }],
    ['rows', Buffer.from('a\n1\n2\n3\n'), 'a.csv', { rows: 2 }],
    ['columns', workbookOf(rows), 'a.xlsx', { columns: 1 }],
    ['columns', Buffer.from('a,b,c\n'), 'a.csv', { columns: 2 }],
    ['cell', workbookOf(`<row>${cell('长'.repeat(101))}</row>`), 'a.xlsx', { cellChars: 100 }],
    ['cell', Buffer.from(`a\n${'x'.repeat(101)}\n`), 'a.csv', { cellChars: 100 }],
    ['cell', Buffer.from(`a,b\n"${'x\n'.repeat(2_000)}`), 'a.csv', { cellChars: 100 }],
    ['unpacked', workbookOf(rows), 'a.xlsx', { unpackedBytes: 1_000 }],
  ])('%s', async (what, bytes, name, limits) => {
    const error = await refusal(bytes, name, limits);
    expect([error.code, error.kind, error.details.what]).toEqual(['sheet-too-large', 'too-large', what]);
  });

  test('time, to open and to read', async () => {
    expect((await refusal(workbookOf(rows), 'a.xlsx', { openMs: 1 })).code).toBe('sheet-too-slow');
    const many = workbookOf(`<row>${cell('x')}</row>`.repeat(200_000));
    expect((await refusal(many, 'a.xlsx', { readMs: 1 })).code).toBe('sheet-too-slow');
  });

  test('memory: a reader that runs out of it ends alone', async () => {
    const page = Buffer.from(`<html><table>${'<tr><td>x</td><td>y</td></tr>'.repeat(300_000)}</table>`);
    const error = await refusal(page, 'a.xls', { heapMb: 24 });
    expect([error.code, error.details.what]).toEqual(['sheet-too-large', 'memory']);
  });

  test('a stray cell at the far end of a sheet costs no million rows', async () => {
    const sheet = await readAll(workbookOf(`<row>${cell('x')}</row><row r="1048576">${cell('y')}</row>`), 'a.xlsx');
    expect(sheet.all).toEqual([{ number: 1_048_576, cells: ['y'] }]);
  });
});
