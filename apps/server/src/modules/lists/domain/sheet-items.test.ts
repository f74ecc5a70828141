import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, expectTypeOf, test } from 'vitest';
import type { WorkingCalendar } from '../../../kernel/working-calendar.ts';
import { chinaCalendar } from '../../../platform/calendar/china-calendar.ts';
import { openSheet } from '../../../platform/sheets/open-sheet.ts';
import { serverRoot } from '../../../platform/server-root.ts';
import type * as contract from '../contract.ts';
import { categoryTree } from './category-tree.ts';
import { diffItems } from './diff-items.ts';
import type { CategoryItem, DutyItem, DutyParty, LimitItem, ListItem, ListName, RejectionItem } from './items.ts';
import { levelColumns, readLevels } from './level-columns.ts';
import { presets } from './presets/presets.ts';
import { isOwnForm, readItems, writeItems } from './sheet-items.ts';
import { tidyItems } from './tidy-items.ts';

const asRows = (table: readonly (readonly string[])[]) => table.map((cells, i) => ({ number: i + 1, cells }));

test('the contract’s schemas and the rules’ types are the same', () => {
  expectTypeOf<contract.CategoryItem>().toEqualTypeOf<CategoryItem>();
  expectTypeOf<contract.DutyItem>().toEqualTypeOf<DutyItem>();
  expectTypeOf<contract.DutyParty>().toEqualTypeOf<DutyParty>();
  expectTypeOf<contract.RejectionItem>().toEqualTypeOf<RejectionItem>();
  expectTypeOf<contract.ListItem>().toExtend<ListItem>();
  expectTypeOf<contract.LimitItem>().toExtend<LimitItem>();
});

describe('a version as a table of text', () => {
  const given = presets(chinaCalendar());

  test.each(['category', 'duty', 'limit', 'rejection'] as const)('%s comes back the same', (list) => {
    const read = readItems(list, asRows(writeItems(list, given[list] as never[])));
    expect(read.skipped).toEqual([]);
    expect(tidyItems(list, read.items)).toEqual(given[list]);
  });

  test('a calendar comes back the same, but for the version that the server writes', () => {
    const summer = { from: '06-01', to: '09-30', hours: given.calendar[0]!.hours };
    const calendar: WorkingCalendar = {
      ...given.calendar[0]!,
      seasons: [summer],
      makeUpHours: [{ from: '09:00', to: '16:00' }],
    };
    const read = readItems('calendar', asRows(writeItems('calendar', [calendar])));
    expect(read.skipped).toEqual([]);
    expect(read.items).toEqual([{ ...calendar, version: 'draft' }]);
  });

  test('columns may stand in any order, under other names, with others between', () => {
    const read = readItems(
      'duty',
      asRows([
        ['备注', '责任单位', '无关', '分类', '条款号 *'],
        ['说明', 'dept-x', '?', 'gas', '1.1'],
      ]),
    );
    expect(read.items).toEqual([
      { clause: '1.1', category: 'gas', lead: { kind: 'unit', unit: 'dept-x' }, assist: [], note: '说明' },
    ]);
  });

  test('a cell that cannot be read skips its row and says what may stand there', () => {
    const table = writeItems('limit', given.limit.slice(0, 2)) as string[][];
    table[1]![table[0]!.indexOf('环节')] = '吃饭';
    const read = readItems('limit', asRows(table));
    expect(read.items).toHaveLength(1);
    expect(read.at).toEqual([3]);
    expect(read.skipped).toEqual([
      {
        row: 2,
        text: expect.objectContaining({ zh: '「环节」一栏读不懂：吃饭。可填：受理、签收、联系、办理、回访、补充、报到、书面回复、督办' }),
      },
    ]);
  });

  test('any category that was tidied survives the way out and back', () => {
    const word = fc.string({
      unit: fc.constantFrom('热', '水', 'a', '=', '@', ' ', '、', '"', '\n', '😀'),
      maxLength: 8,
    });
    const anyItem = fc.record({
      code: fc.stringMatching(/^[A-Za-z0-9._-]{1,12}$/),
      name: word.map((text) => `名${text}`),
      parent: fc.option(fc.stringMatching(/^[A-Za-z0-9]{1,8}$/)),
      keywords: fc.array(word, { maxLength: 4 }),
      fileWhen: word,
      photo: fc.constantFrom('no', 'optional', 'required'),
      skip: fc.subarray(['file', 'verify']),
      defaultUrgency: fc.constantFrom('urgent', 'normal', 'complex'),
      confidential: fc.boolean(),
      active: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(anyItem, { minLength: 1, maxLength: 5 }), (raw) => {
        const items = tidyItems('category', raw) as CategoryItem[];
        const read = readItems('category', asRows(writeItems('category', items)));
        expect(tidyItems('category', read.items)).toEqual(items);
      }),
      { numRuns: 200 },
    );
  });
});

describe('one column a level', () => {
  const header = ['一级分类', '二级分类', '三级分类'];

  test.each([
    [
      ['一级分类', '二级分类', '三级分类'],
      [0, 1, 2],
    ],
    [
      ['序号', '大类', '小类', '备注'],
      [1, 2],
    ],
    [
      ['Level 1', 'Level 2'],
      [0, 1],
    ],
    [['编码', '名称'], []],
    [['一级分类', '名称'], []],
  ])('%j: columns %j', (names, places) => {
    expect(levelColumns(names)).toEqual(places);
  });

  test('codes are numbers below the parent; rows that say nothing new are told', () => {
    const read = readLevels(
      asRows([
        header,
        ['城建', '供热', '不热'],
        ['城建', '供热', '漏水'],
        ['城建', '供热', '漏水'],
        ['', '供水', '停水'],
        ['教育', '', ''],
      ]),
      [],
    );
    expect((read.items as CategoryItem[]).map(({ code, name, parent }) => [code, name, parent])).toEqual([
      ['01', '城建', null],
      ['01.01', '供热', '01'],
      ['01.01.01', '不热', '01.01'],
      ['01.01.02', '漏水', '01.01'],
      ['01.02', '供水', '01'],
      ['01.02.01', '停水', '01.02'],
      ['02', '教育', null],
    ]);
    expect(read.skipped.map(({ row }) => row)).toEqual([4]);
  });

  test('what is already in force under the same names keeps its code and card', () => {
    const first = readLevels(asRows([header, ['甲', '乙', '丙']]), []).items as CategoryItem[];
    const carded = first.map((item) => (item.name === '丙' ? { ...item, closeWhen: '办好了', active: false } : item));
    const second = readLevels(asRows([header, ['甲', '新', '丙'], ['甲', '乙', '丙']]), carded).items as CategoryItem[];
    expect(diffItems('category', carded, second)).toMatchObject({
      added: [{ key: '01.02' }, { key: '01.02.01' }],
      removed: [],
      changed: [],
      unchanged: 3,
    });
  });

  const workbook = join(
    process.env.HUYING_SHARED ?? join(serverRoot(), '../../../shared'),
    'data/messages/taxonomy-517.xlsx',
  );
  test('the outside taxonomy of 517 leaves', async () => {
    if (!existsSync(workbook)) throw new Error(`outside data is absent: ${workbook} (set HUYING_SHARED to its folder)`);
    const sheet = await openSheet(new Uint8Array(readFileSync(workbook)), 'taxonomy-517.xlsx');
    const rows: { number: number; cells: readonly string[] }[] = [{ number: sheet.headerRow, cells: sheet.header }];
    for await (const row of sheet.rows()) rows.push(row);
    const read = readLevels(rows, []);
    const items = read.items as CategoryItem[];
    expect(read.skipped).toEqual([]);
    expect(categoryTree(items).leaves).toHaveLength(517);
    expect(new Set(items.map(({ code }) => code)).size).toBe(items.length);
    expect(categoryTree(items).leaves.every(({ code }) => categoryTree(items).chainOf(code).length === 3)).toBe(true);
  });
});

test.each<[ListName, boolean]>([
  ['category', false],
  ['duty', true],
])('%s: a duty header is known to be its own form: %s', (list, own) => {
  expect(isOwnForm(list, ['条款', '分类编码', '牵头单位'])).toBe(own);
});

describe('what a version changes', () => {
  const { category, limit, calendar } = presets(chinaCalendar());

  test('items by key, fields by name', () => {
    const [first, second, ...rest] = category as [CategoryItem, CategoryItem, ...CategoryItem[]];
    const next = [{ ...second, name: '新名', closeWhen: '新条件' }, ...rest, { ...first, code: 'new' }];
    expect(diffItems('category', category, next)).toEqual({
      added: [{ key: 'new', item: { ...first, code: 'new' } }],
      removed: [{ key: first.code, item: first }],
      changed: [
        {
          key: second.code,
          name: '新名',
          fields: [
            { field: 'name', from: second.name, to: '新名' },
            { field: 'closeWhen', from: second.closeWhen, to: '新条件' },
          ],
        },
      ],
      unchanged: category.length - 2,
    });
  });

  test('the order of items and of fields is no change', () => {
    const shuffled = [...limit].reverse().map((item) => Object.fromEntries(Object.entries(item).reverse()));
    expect(diffItems('limit', limit, shuffled as never)).toMatchObject({ added: [], removed: [], changed: [] });
  });

  test('of days only those that went in or came out', () => {
    const before = calendar[0]!;
    const next = { ...before, version: 'other', holidays: [...before.holidays.slice(1), '2027-01-01'] };
    expect(diffItems('calendar', [before], [next]).changed).toEqual([
      { key: 'calendar', name: '', fields: [{ field: 'holidays', from: [before.holidays[0]], to: ['2027-01-01'] }] },
    ]);
  });
});
