import { readFileSync } from 'node:fs';
import iconv from 'iconv-lite';
import { describe, expect, test } from 'vitest';
import { openSheet } from './open-sheet.ts';
import { readAll, sharedData } from './testing.ts';

const text = '编号,内容,地址\r\n0012,"路灯\n不亮，""很久""了",新城区\r\n\r\n0013,井盖;破损,回民区\r\n';
const expected = [
  { number: 2, cells: ['0012', '路灯\n不亮，"很久"了', '新城区'] },
  { number: 4, cells: ['0013', '井盖;破损', '回民区'] },
];

describe('encodings', () => {
  test.each([
    ['utf-8', Buffer.from(text), 'utf-8'],
    ['utf-8 with byte order mark', Buffer.from(`\ufeff${text}`), 'utf-8'],
    ['GBK', iconv.encode(text, 'gbk'), 'gb18030'],
    ['GB18030 with a character beyond GBK', iconv.encode(text.replace('新城区', '𠮷祥里䶮'), 'gb18030'), 'gb18030'],
    ['UTF-16, as Excel saves "Unicode text"', iconv.encode(`\ufeff${text}`, 'utf-16le'), 'utf-16le'],
    ['UTF-16 the other way round', iconv.encode(`\ufeff${text}`, 'utf-16be'), 'utf-16be'],
  ])('%s', async (name, bytes, encoding) => {
    const sheet = await readAll(bytes, 'a.csv');
    expect([sheet.format, sheet.encoding, sheet.header]).toEqual(['csv', encoding, ['编号', '内容', '地址']]);
    const place = name.includes('beyond') ? '𠮷祥里䶮' : '新城区';
    expect(sheet.all).toEqual([
      { ...expected[0], cells: [...(expected[0]?.cells.slice(0, 2) ?? []), place] },
      expected[1],
    ]);
  });

  test('is judged by the whole file: Chinese that begins after a megabyte of ASCII', async () => {
    const ascii = `a,b\n${'1234567890,abcdefghij\n'.repeat(60_000)}`;
    for (const encoding of ['utf-8', 'gb18030']) {
      const sheet = await readAll(Buffer.concat([Buffer.from(ascii), iconv.encode('路灯,不亮\n', encoding)]), 'a.csv');
      expect([sheet.encoding, sheet.all.at(-1)?.cells]).toEqual([encoding, ['路灯', '不亮']]);
    }
  });

  test('one broken line does not turn a UTF-8 file into GBK', async () => {
    const lines = Array.from({ length: 50 }, (_, i) => `${i},路灯不亮\n`).join('');
    const sheet = await readAll(
      Buffer.concat([Buffer.from(`编号,内容\n${lines}`), Buffer.from([0xc2, 0x0a])]),
      'a.csv',
    );
    expect([sheet.encoding, sheet.all[49]?.cells]).toEqual(['utf-8', ['49', '路灯不亮']]);
  });

  test('a GBK word that is valid UTF-8 by chance does not decide', async () => {
    const sheet = await readAll(iconv.encode('运营商,说明\n联通,信号差\n', 'gbk'), 'a.csv');
    expect(sheet.all[0]?.cells).toEqual(['联通', '信号差']);
  });

  test.each([
    ['beijing_air_utf8bom.csv', 'utf-8', ['北京', '116', '2000/6/5'], 4_927],
    [
      'douban_comments_gbk.csv',
      'gb18030',
      ['用户名', '居住城市', '加入时间', '评分', '发表时间', '短评正文', '赞同数量'],
      500,
    ],
    [
      'gov_replies_gbk.csv',
      'gb18030',
      ['留言编号', '答复意见', 'first', 'end', 'f_first', 'f_end', 'f_complete', '可解释性词'],
      2_816,
    ],
    ['word_freq_gbk.csv', 'gb18030', ['医院', '145'], 4_272],
  ])('outside file %s', async (name, encoding, header, count) => {
    const path = sharedData(`bad-inputs/gbk_csv/${name}`);
    const sheet = await readAll({ path }, name);
    expect([sheet.encoding, sheet.header, sheet.all.length]).toEqual([encoding, header, count]);
    const whole = iconv.decode(readFileSync(path), encoding);
    expect(sheet.all.every((row) => row.cells.every((cell) => whole.includes(cell.replaceAll('"', '""'))))).toBe(true);
  });

  test.each([
    ['messages/labelled-7146.csv', 7_146],
    ['messages/labelled-titles-8229.csv', 8_229],
    ['events-pingshan/events-8000.csv', 8_000],
    ['divisions/nm15_villages.csv', 14_592],
  ])('outside file %s: no row is lost', async (name, count) => {
    const sheet = await readAll({ path: sharedData(name) }, name);
    expect(sheet.all).toHaveLength(count);
    expect(sheet.all.every((row) => row.cells.length === sheet.header.length)).toBe(true);
  });
});

describe('separators', () => {
  test.each([
    ['comma', 'a,b,c\n1,"x;y;z;w",3\n'],
    ['semicolon', 'a;b;c\n1;"x,y,z,w";3\n'],
    ['tab', 'a\tb\tc\n1\tx,y,z\t3\n'],
    ['bar', 'a|b|c\n1|x,y|3\n'],
    ["Excel's own hint", 'sep=;\na;b;c\n1;x,y,z,w;3\n'],
    ['comma with commas in every text', 'a,b,c\n1,"长，文,本,字",3\n2,"另,一,段,文",4\n'],
  ])('%s', async (_, csv) => {
    const sheet = await readAll(Buffer.from(csv), 'a.csv');
    expect(sheet.header).toEqual(['a', 'b', 'c']);
    expect(sheet.all[0]?.cells).toHaveLength(3);
  });

  test('tab-separated text and web pages under the name .xls, as many systems hand them out', async () => {
    const tabbed = await readAll(iconv.encode('编号\t内容\n0012\t路灯\n', 'gbk'), '导出.xls');
    expect([tabbed.header, tabbed.all[0]?.cells]).toEqual([
      ['编号', '内容'],
      ['0012', '路灯'],
    ]);
    const page =
      '<html><head><meta charset="gbk"></head><table><tr><th>编号</th><th>证件</th></tr><tr><td>0012</td><td>150102199001011234</td></tr><tr><td>3</td><td>=1+1</td></tr></table></html>';
    const web = await readAll(iconv.encode(page, 'gbk'), '导出.xls');
    expect([web.format, web.header]).toEqual(['html', ['编号', '证件']]);
    expect(web.all.map((row) => row.cells)).toEqual([
      ['0012', '150102199001011234'],
      ['3', '=1+1'],
    ]);
  });
});

describe('cells', () => {
  test('a file of others keeps every apostrophe, and ="0012" is what Excel shows of it', async () => {
    const csv = '\ufeff编号,内容\r\n="0012",\'=1+1\r\n"=""0013""",=1+1\r\n';
    const sheet = await readAll(Buffer.from(csv), 'a.csv');
    expect(sheet.all.map((row) => row.cells)).toEqual([
      ['0012', "'=1+1"],
      ['0013', '=1+1'],
    ]);
  });

  test('rows longer than the header keep what has no title', async () => {
    const sheet = await readAll(Buffer.from('a,b\n1,2,3\n4\n'), 'a.csv');
    expect(sheet.all.map((row) => row.cells)).toEqual([
      ['1', '2', '3'],
      ['4', ''],
    ]);
  });

  test('quotes in the middle of a cell are text', async () => {
    const sheet = await openSheet(Buffer.from('a,b\n5" 管,他说"好"\n'), 'a.csv');
    expect(sheet.preview[1]?.cells).toEqual(['5" 管', '他说"好"']);
  });

  test('each record is one row of Excel, whatever line breaks it holds', async () => {
    const sheet = await readAll(Buffer.from('a,b\r\n"1\n2\n3",x\r\n4,y\r\n'), 'a.csv');
    expect(sheet.all.map((row) => row.number)).toEqual([2, 3]);
  });
});
