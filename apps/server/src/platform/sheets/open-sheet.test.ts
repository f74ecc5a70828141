import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { openSheet } from './open-sheet.ts';
import { readAll, refusalOf, sharedData, workbookOf, zipOf } from './testing.ts';

const folder = mkdtempSync(join(tmpdir(), 'sheets-'));
afterAll(() => rmSync(folder, { recursive: true }));

const cell = (address: string, text: string): string => `<c r="${address}" t="inlineStr"><is><t>${text}</t></is></c>`;
const cellsOf = async (rows: string, options = {}): Promise<string[][]> =>
  (await openSheet(workbookOf(rows, options), 'a.xlsx')).preview.map((row) => row.cells);

describe('outside workbooks', () => {
  test.each([
    ['hot-issues-4326', 4_326, ['留言编号', '留言用户', '留言主题', '留言时间', '留言详情', '反对数', '点赞数']],
    ['replies-2816', 2_816, ['留言编号', '留言用户', '留言主题', '留言时间', '留言详情', '答复意见', '答复时间']],
    ['taxonomy-517', 517, ['一级分类', '二级分类', '三级分类']],
  ])('%s: no row is lost', async (name, count, header) => {
    const sheet = await readAll({ path: sharedData(`messages/${name}.xlsx`) }, `${name}.xlsx`);
    expect(sheet.header).toEqual(header);
    expect(sheet.all).toHaveLength(count);
    expect(sheet.all[0]?.number).toBe(2);
    expect(sheet.all.at(-1)?.number).toBe(count + 1);
    expect(sheet.all.every((row) => row.cells.length === header.length)).toBe(true);
  });

  test('a time stored as a date number is told with its seconds, times stored as text as they stand', async () => {
    const sheet = await readAll({ path: sharedData('messages/replies-2816.xlsx') }, 'replies.xlsx');
    const asked = sheet.all.map((row) => row.cells[3] ?? '');
    expect(asked.filter((time) => /^\d{4}\/\d{1,2}\/\d{1,2} \d{1,2}:\d{2}:\d{2}$/.test(time))).toHaveLength(2_815);
    expect(asked.filter((time) => time.includes('-'))).toEqual(['2019-04-08 08:37:20']);
  });
});

describe('what a workbook may leave out or do in its own way', () => {
  test('cells and rows without addresses follow one another', async () => {
    const rows =
      '<row><c t="str"><v>a</v></c><c><v>1</v></c></row><row r="5"><c r="C5"><v>2</v></c><c><v>3</v></c></row><row><c><v>4</v></c></row>';
    const sheet = await openSheet(workbookOf(rows), 'a.xlsx');
    expect(sheet.preview).toEqual([
      { number: 1, cells: ['a', '1'] },
      { number: 5, cells: ['', '', '2', '3'] },
      { number: 6, cells: ['4'] },
    ]);
  });

  test('rich text is joined, its phonetic guide left out, escapes and entities resolved', async () => {
    const strings =
      '<si><r><t>路</t></r><r><rPr><b/></rPr><t xml:space="preserve">灯 </t></r><rPh sb="0" eb="1"><t>lù</t></rPh></si><si><t>a_x000D_b_x005F_x0041_&amp;&#x4e2d;&lt;</t></si>';
    const rows = '<row><c t="s"><v>0</v></c><c t="s"><v>1</v></c></row>';
    expect(await cellsOf(rows, { strings })).toEqual([['路灯 ', 'a\rb_x0041_&中<']]);
  });

  test('a formula is passed over and its stored value told', async () => {
    const rows =
      '<row><c><f>1+1</f><v>2</v></c><c t="str"><f>"a"&amp;"b"</f><v>ab</v></c><c t="e"><f>1/0</f><v>#DIV/0!</v></c><c><f>A1</f></c><c t="b"><v>1</v></c></row>';
    expect(await cellsOf(rows)).toEqual([['2', 'ab', '#DIV/0!', '', 'TRUE']]);
  });

  test('styles tell dates, codes and the 1904 calendar', async () => {
    const styles =
      '<numFmts><numFmt numFmtId="176" formatCode="yyyy\\-mm\\-dd\\ hh:mm:ss"/><numFmt numFmtId="177" formatCode="000000"/></numFmts><cellStyleXfs><xf numFmtId="9"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="176"/><xf numFmtId="177"/><xf numFmtId="14"/></cellXfs>';
    const rows =
      '<row><c s="1"><v>43831.5</v></c><c s="2"><v>7</v></c><c s="3"><v>43831</v></c><c><v>43831</v></c></row>';
    expect(await cellsOf(rows, { styles })).toEqual([['2020-01-01 12:00:00', '000007', '2020-01-01', '43831']]);
    const workbookPr = '<workbookPr date1904="1"/>';
    expect(await cellsOf(rows, { styles, workbookPr })).toEqual([
      ['2024-01-02 12:00:00', '000007', '2024-01-02', '43831'],
    ]);
  });

  test('elements with a prefix, CDATA, comments and tags that hold a bracket', async () => {
    const rows =
      '<x:row><!-- <c> --><x:c note="a > b" t=\'inlineStr\'><x:is><x:t><![CDATA[<路灯>]]></x:t></x:is></x:c></x:row>';
    expect(await cellsOf(rows)).toEqual([['<路灯>']]);
  });
});

describe('the header', () => {
  const table = `<row r="1">${cell('A1', '2026年诉求明细表')}</row><row r="2">${cell('A2', '编号')}${cell('B2', '内容')}${cell('C2', '时间')}</row><row r="3">${cell('A3', '1')}${cell('B3', '路灯')}</row>`;

  test('is found below a title, and every row is as long as it', async () => {
    const sheet = await readAll(workbookOf(table), 'a.xlsx');
    expect([sheet.header, sheet.headerRow]).toEqual([['编号', '内容', '时间'], 2]);
    expect(sheet.all).toEqual([{ number: 3, cells: ['1', '路灯', ''] }]);
  });

  test('is whichever row a person names', async () => {
    const sheet = await readAll(workbookOf(table), 'a.xlsx', { headerRow: 1 });
    expect([sheet.header, sheet.all.length]).toEqual([['2026年诉求明细表'], 2]);
  });

  test('and far down, beyond the first rows', async () => {
    const rows = Array.from(
      { length: 900 },
      (_, i) => `<row r="${i + 1}">${cell(`A${i + 1}`, `第${i + 1}行`)}</row>`,
    ).join('');
    const sheet = await readAll(workbookOf(rows), 'a.xlsx', { headerRow: 800 });
    expect([sheet.header, sheet.all[0]?.number, sheet.all.length]).toEqual([['第800行'], 801, 100]);
  });
});

describe('the tab', () => {
  const workbook = { path: sharedData('bad-inputs/workbooks/sample.xlsx') };

  test('is the one asked for', async () => {
    const sheet = await openSheet(workbook, 'sample.xlsx', { sheet: 'rich test' });
    expect(sheet.sheetName).toBe('rich test');
    await sheet.close();
  });

  test('must exist and hold something', async () => {
    expect(await refusalOf(openSheet(workbook, 'sample.xlsx', { sheet: '没有' }))).toBe('sheet-not-found');
    expect(await refusalOf(openSheet(workbook, 'sample.xlsx', { sheet: 'Sheet3' }))).toBe('sheet-empty');
  });
});

describe('reading', () => {
  test('may begin again, from a path and from memory', async () => {
    const path = join(folder, 'again.xlsx');
    const bytes = workbookOf(`<row>${cell('A1', 'x')}</row><row>${cell('A2', 'y')}</row>`);
    writeFileSync(path, bytes);
    for (const source of [{ path }, bytes]) {
      const sheet = await openSheet(source, 'again.xlsx');
      for (let pass = 0; pass < 2; pass += 1) {
        const rows = [];
        for await (const row of sheet.rows()) rows.push(row.cells);
        expect(rows).toEqual([['y']]);
      }
    }
  });

  test('six tables opened and left standing do not keep a seventh waiting', async () => {
    const bytes = workbookOf(`<row>${cell('A1', 'x')}</row><row>${cell('A2', 'y')}</row>`);
    const began = performance.now();
    const sheets = [];
    for (let i = 0; i < 7; i += 1) sheets.push(await openSheet(bytes, 'a.xlsx'));
    expect(performance.now() - began).toBeLessThan(15_000);
    // The first ones have lost their threads meanwhile and read all the same.
    for (const sheet of sheets) for await (const row of sheet.rows()) expect(row.cells).toEqual(['y']);
  });

  test('a caller who stops early ends the thread', async () => {
    const sheet = await openSheet({ path: sharedData('messages/hot-issues-4326.xlsx') }, 'a.xlsx');
    for await (const row of sheet.rows()) {
      expect(row.number).toBe(2);
      break;
    }
    expect((await readAll(workbookOf(`<row>${cell('A1', 'x')}</row>`), 'a.xlsx')).header).toEqual(['x']);
  });

  test('a file that is not there is our fault, not the uploader’s', async () => {
    const refusal = await refusalOf(openSheet({ path: join(folder, 'absent.xlsx') }, 'absent.xlsx'));
    expect(refusal).toBe('ENOENT');
  });
});

describe('refused', () => {
  const one = `<row>${cell('A1', 'x')}</row>`;
  const doctype = '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>';

  test.each([
    ['nothing at all', Buffer.alloc(0), 'a.xlsx', 'sheet-empty'],
    ['a picture named .xlsx', Buffer.from('\x89PNG\r\n\x1a\n\0\0\0\rIHDR', 'latin1'), 'a.xlsx', 'sheet-unknown-format'],
    ['a PDF named .csv', Buffer.from('%PDF-1.7\n%\0\x01\x02'), 'a.csv', 'sheet-unknown-format'],
    ['a zip that is no workbook', zipOf([{ name: 'a.txt', data: 'x' }]), 'a.xlsx', 'sheet-unknown-format'],
    [
      'a document',
      zipOf([{ name: '[Content_Types].xml', data: '<Types>wordprocessingml</Types>' }]),
      'a.xlsx',
      'sheet-unknown-format',
    ],
    ['half a workbook', workbookOf(one).subarray(0, 700), 'a.xlsx', 'sheet-corrupt'],
    [
      'a sheet that breaks off',
      workbookOf('<row><c t="str"><v>a</v></c></row>', {
        extra: [{ name: 'xl/worksheets/sheet1.xml', data: '<worksheet><sheetData><row><c><v>1' }],
      }),
      'a.xlsx',
      'sheet-corrupt',
    ],
    [
      'a wrong checksum',
      workbookOf(one, { extra: [{ name: 'xl/workbook.xml', data: '<workbook/>', crc: 1 }] }),
      'a.xlsx',
      'sheet-corrupt',
    ],
    [
      'a text that is not there',
      workbookOf('<row><c t="s"><v>7</v></c></row>', { strings: '<si><t>a</t></si>' }),
      'a.xlsx',
      'sheet-corrupt',
    ],
    [
      'an external entity',
      workbookOf(one, {
        extra: [
          {
            name: 'xl/worksheets/sheet1.xml',
            data: `${doctype}<worksheet><sheetData><row>${cell('A1', '&e;')}</row></sheetData></worksheet>`,
          },
        ],
      }),
      'a.xlsx',
      'sheet-unsafe',
    ],
    [
      'entities in an XML spreadsheet',
      Buffer.from(`<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>${doctype}<Workbook/>`),
      'a.xml',
      'sheet-unsafe',
    ],
    ['quotes that do not close', Buffer.from('a,b\n1,2\n"3,4\n5,6\n'), 'a.csv', 'sheet-quotes'],
    ['only blank lines', Buffer.from('\r\n\r\n'), 'a.csv', 'sheet-empty'],
  ])('%s', async (_, bytes, name, code) => {
    expect(await refusalOf(readAll(bytes, name))).toBe(code);
  });

  test('a formula never runs and an entity is never looked up: unknown ones stay as written', async () => {
    expect(await cellsOf(`<row>${cell('A1', '&e; =1+1')}</row>`)).toEqual([['&e; =1+1']]);
  });
});
