import { buffer } from 'node:stream/consumers';
import { read, type WorkBook } from '@e965/xlsx';
import { describe, expect, test } from 'vitest';
import { noteStart } from './sheet-header.ts';
import { readAll, refusalOf } from './testing.ts';
import { writeCsv } from './write-csv.ts';
import { reasonTitle, rejectedTable, rowTitle, writeRejected } from './write-rejected.ts';
import { writeWorkbook } from './write-workbook.ts';

const at = new Date('2026-03-01T16:30:15Z');
const columns = [
  { title: '编号' },
  { title: '时间', kind: 'datetime' },
  { title: '日期', kind: 'date' },
  { title: '数' },
  { title: '是否' },
] as const;
const row = ['0012', at, at, 1.5, true];

const partOf = (bytes: Buffer, name: string): string => {
  const { files } = read(bytes, { bookFiles: true }) as WorkBook & { files: Record<string, { content: Uint8Array }> };
  return Buffer.from(files[name]?.content ?? []).toString();
};

describe('.xlsx', () => {
  test('text is text, instants stand on the wall clock of the zone, numbers are numbers', async () => {
    const bytes = await writeWorkbook([...columns], [row]);
    const sheet = await readAll(bytes, 'a.xlsx');
    expect(sheet.all[0]?.cells).toEqual(['0012', '2026-03-02 00:30:15', '2026-03-02', '1.5', 'TRUE']);
    const [cells] = read(bytes, { dense: true }).Sheets.数据?.['!data']?.slice(1) ?? [];
    expect(cells?.map((cell) => cell.t)).toEqual(['s', 'n', 'n', 'n', 'b']);
    const urumqi = await readAll(await writeWorkbook([...columns], [row], { timezone: 'UTC' }), 'a.xlsx');
    expect(urumqi.all[0]?.cells[1]).toBe('2026-03-01 16:30:15');
  });

  test('the header is frozen, widths are set, the name of the tab is made to fit', async () => {
    const bytes = await writeWorkbook([{ title: '编号', width: 33 }], [], {
      sheetName: '诉求[2026/03]: 全部?',
      frozenColumns: 1,
    });
    const xml = partOf(bytes, 'xl/worksheets/sheet1.xml');
    expect(xml).toMatch(/<pane [^>]*ySplit="1"[^>]*state="frozen"/);
    expect(xml).toMatch(/<col min="1" max="1" width="33"/);
    expect(read(bytes).SheetNames).toEqual(['诉求 2026 03   全部']);
  });

  test('a template: note, dropdowns from a hidden tab, cells that keep what is typed; it reads back as empty', async () => {
    const choices = ['城乡建设', '供暖,供水', '"其他"'];
    const note = `${noteStart}：\n带 * 的必填`;
    const bytes = await writeWorkbook([{ title: '编号*' }, { title: '类别', choices }], [], { note, blankRows: 50 });
    const xml = partOf(bytes, 'xl/worksheets/sheet1.xml');
    expect(xml).toContain('sqref="B3:B52"');
    expect(xml).toContain("<formula1>'选项'!$A$1:$A$3</formula1>");
    expect(xml.indexOf('</sheetData>')).toBeLessThan(xml.indexOf('<mergeCells'));
    expect(xml.indexOf('<mergeCells')).toBeLessThan(xml.indexOf('<dataValidations'));
    expect(xml.match(/<c r="A\d+" s="\d+"\/>/g)).toHaveLength(50);
    const book = read(bytes, { dense: true });
    expect(book.Workbook?.Sheets?.map(({ Hidden }) => Hidden)).toEqual([0, 1]);
    expect(book.Sheets.选项?.['!data']?.map(([cell]) => cell?.v)).toEqual(choices);
    const sheet = await readAll(bytes, 'a.xlsx');
    expect([sheet.sheetNames, sheet.header, sheet.headerRow, sheet.all]).toEqual([['数据'], ['编号*', '类别'], 2, []]);
  });

  test('rows may come from a stream, and a failing one is passed on', async () => {
    async function* stream() {
      yield ['1'];
      yield ['2'];
      throw new Error('the database went away');
    }
    await expect(writeWorkbook([{ title: '编号' }], stream())).rejects.toThrow('the database went away');
  });

  test('above the bars it names CSV', async () => {
    function* endless() {
      for (;;) yield ['x', 'y'];
    }
    const error = await writeWorkbook([{ title: '编号' }], endless(), { maxRows: 2_000 }).catch((thrown) => thrown);
    expect([error.code, error.kind, error.text.zh]).toEqual([
      'sheet-export-rows',
      'too-large',
      expect.stringContaining('CSV'),
    ]);
    const long = Array.from({ length: 600 }, () => ['长'.repeat(30_000)]);
    expect(await refusalOf(writeWorkbook([{ title: '编号' }], long))).toBe('sheet-export-text');
  });

  test('a text beyond what a cell of Excel holds is cut and says so', async () => {
    const { all } = await readAll(await writeWorkbook([{ title: '内容' }], [['长'.repeat(40_000)]]), 'a.xlsx');
    expect(all[0]?.cells[0]).toHaveLength(32_767);
    expect(all[0]?.cells[0]).toMatch(/完整内容请导出 CSV）$/);
  });
});

describe('CSV', () => {
  test('byte order mark, CRLF, quotes only where needed, the same wall clock', async () => {
    const text = (await buffer(writeCsv([...columns], [row, ['a"b', null, undefined, -3, false]]))).toString();
    expect(text).toBe(
      '\ufeff"编号","时间","日期","数","是否"\r\n0012,2026-03-02 00:30:15,2026-03-02,1.5,TRUE\r\n"a""b",,,-3,FALSE\r\n',
    );
  });

  test('is read no faster than it is taken', async () => {
    let given = 0;
    function* rows() {
      for (; given < 1_000_000; given += 1) yield ['x'.repeat(100)];
    }
    const stream = writeCsv([{ title: '编号' }], rows());
    for await (const _ of stream) break;
    expect(given).toBeLessThan(10_000);
  });
});

describe('rows that were not taken', () => {
  const header = ['编号', '内容'];
  const rejected = [
    { number: 7, cells: ['0012', '=1+1'], reason: '缺少地址，请补填' },
    { number: 9, cells: ['0013', 'x', '没有列名的内容'], reason: '编号重复' },
  ];

  test('come back as .xlsx with the reason and the row in front, nothing lost', async () => {
    const sheet = await readAll(await writeRejected(header, rejected), 'a.xlsx');
    expect(sheet.header).toEqual([reasonTitle, rowTitle, '编号', '内容']);
    expect(sheet.all.map(({ cells }) => cells)).toEqual([
      ['缺少地址，请补填', '7', '0012', '=1+1'],
      ['编号重复', '9', '0013', 'x', '没有列名的内容'],
    ]);
  });

  test('a second round does not repeat the columns of the first', async () => {
    const first = await readAll(await writeRejected(header, rejected), 'a.xlsx');
    const again = first.all.map((row) => ({ ...row, reason: '仍缺少地址' }));
    const second = await readAll(await writeRejected(first.header, again), 'a.xlsx');
    expect(second.header).toEqual(first.header);
    expect(second.all[0]?.cells).toEqual(['仍缺少地址', '2', '0012', '=1+1']);
  });

  test('the same table goes out as CSV', async () => {
    const { columns: titles, values } = rejectedTable(header);
    const bytes = await buffer(writeCsv(titles, rejected.map(values)));
    expect((await readAll(bytes, 'a.csv')).all[1]?.cells).toEqual(['编号重复', '9', '0013', 'x', '没有列名的内容']);
  });
});
