import { describe, expect, test } from 'vitest';
import { mondayToFriday, type WorkingCalendar } from '../../../kernel/working-calendar.ts';
import { categoryTree } from './category-tree.ts';
import { checkItems, publishable, type Surroundings } from './check-items.ts';
import type { CategoryItem, DutyItem, ItemOf, LimitItem, ListName } from './items.ts';
import { departments } from './presets/departments.ts';
import { presets } from './presets/presets.ts';

const days: WorkingCalendar = {
  version: 'days',
  timezone: 'Asia/Shanghai',
  hours: mondayToFriday([{ from: '09:00', to: '17:00' }]),
  holidays: ['2026-10-01'],
  workdays: ['2026-10-10'],
  coveredFrom: '2026-01-01',
  coveredUntil: '2026-12-31',
};
const given = presets(days);
const around: Surroundings = {
  categories: given.category,
  duties: given.duty,
  limits: given.limit,
  units: new Set(Object.values(departments).map(({ code }) => code)),
  places: new Set(['S1']),
  today: '2026-11-21',
};
/** 'row field' of each problem, errors with a '!'. */
function told<L extends ListName>(list: L, items: ItemOf[L][], more: Partial<Surroundings> = {}): string[] {
  return checkItems(list, items, { ...around, ...more }).map(
    ({ row, field, severity }) => `${row} ${field}${severity === 'error' ? '!' : ''}`,
  );
}

describe('the shipped presets', () => {
  test.each(['category', 'duty', 'limit', 'rejection', 'calendar'] as const)('%s has no problem at all', (list) => {
    expect(checkItems(list, given[list] as never[], around)).toEqual([]);
  });

  test('are a tree of a county’s size, for twelve departments, with the six kinds of non-acceptance', () => {
    const { leaves } = categoryTree(given.category);
    expect(given.category.filter(({ parent }) => parent === null).length).toBeGreaterThanOrEqual(12);
    expect(leaves.length).toBeGreaterThanOrEqual(100);
    expect(leaves.every((leaf) => (leaf.keywords?.length ?? 0) >= 3 && leaf.closeWhen && leaf.nextSteps)).toBe(true);
    const leads = new Set(given.duty.flatMap(({ lead }) => (lead.kind === 'unit' ? lead.unit : [])));
    expect([...leads].sort()).toEqual([...around.units].sort());
    expect(given.rejection.map(({ code }) => code)).toEqual([
      'emergency',
      'statutory-route',
      'repeat',
      'secrets',
      'outside-duty',
      'unlawful',
    ]);
  });
});

describe('categories', () => {
  const item = (code: string, parent: string | null = null, more: Partial<CategoryItem> = {}): CategoryItem => ({
    code,
    name: `名${code}`,
    parent,
    photo: 'no',
    skip: [],
    defaultUrgency: 'normal',
    active: true,
    ...more,
  });
  const alone = { duties: [], limits: [] };

  test.each<[string, CategoryItem[], string[]]>([
    ['a code twice', [item('a'), item('a', null, { name: '又' })], ['2 code!']],
    ['a parent that is not there', [item('a', 'zz')], ['1 parent!']],
    ['a loop of two', [item('c'), item('a', 'b'), item('b', 'a')], ['2 parent!', '3 parent!']],
    ['its own parent', [item('c'), item('a', 'a')], ['2 parent!']],
    ['twins', [item('a'), item('b', 'a', { name: '同' }), item('c', 'a', { name: '同' })], ['3 name']],
    ['a child of one that is off', [item('c'), item('a', null, { active: false }), item('b', 'a')], ['3 active']],
    ['nothing to choose', [item('a', null, { active: false })], ['0 active!']],
    ['an empty list', [], ['0 !']],
  ])('%s', (_, items, expected) => {
    expect(told('category', items, alone)).toEqual(expected);
  });

  test('nine levels are one too many', () => {
    const deep = Array.from({ length: 9 }, (_, i) => item(`l${i}`, i === 0 ? null : `l${i - 1}`));
    expect(told('category', deep, alone)).toEqual(['9 parent!']);
    expect(told('category', deep.slice(0, 8), alone)).toEqual([]);
  });

  test('warns when clauses in force name what would no longer be there', () => {
    const problems = checkItems('category', [item('a')], around);
    expect(problems.map(({ severity }) => severity)).toEqual(['warning', 'warning']);
    expect(publishable(problems)).toBe(true);
  });
});

describe('duties', () => {
  const duty = (clause: string, category: string, more: Partial<DutyItem> = {}): DutyItem => ({
    clause,
    category,
    lead: { kind: 'territorial', unitKind: 'community' },
    assist: [],
    ...more,
  });
  const rest = duty('99', '*');
  const unit = (code: string) => ({ kind: 'unit' as const, unit: code });

  test.each<[string, DutyItem[], string[]]>([
    ['a clause number twice', [duty('1', 'gas'), duty('1', 'heating'), rest], ['2 clause!']],
    ['a category that is not in force', [duty('1', 'nowhere'), rest], ['1 category!']],
    ['a unit that is not there', [duty('1', 'gas', { lead: unit('no-such') }), rest], ['1 lead!']],
    ['an assisting unit that is not there', [duty('1', 'gas', { assist: [unit('no-such')] }), rest], ['1 assist!']],
    [
      'leading and assisting at once',
      [duty('1', 'gas', { lead: unit('dept-housing'), assist: [unit('dept-housing')] }), rest],
      ['1 assist!'],
    ],
    ['two clauses for the same thing', [duty('1', 'gas'), duty('2', 'gas'), rest], ['2 category!']],
    ['the same thing in one place and elsewhere', [duty('1', 'gas'), duty('2', 'gas', { within: 'S1' }), rest], []],
    ['a place that is not there', [duty('1', 'gas', { within: 'S9' }), rest], ['1 within!']],
    ['leaves that nobody leads', [duty('1', 'gas')], ['0 category']],
  ])('%s', (_, items, expected) => {
    expect(told('duty', items)).toEqual(expected);
  });
});

describe('limits', () => {
  const change = (more: Partial<LimitItem>): LimitItem[] => [
    ...given.limit.slice(0, 14),
    { ...(given.limit[14] as LimitItem), ...more },
  ];

  test.each<[string, LimitItem[], string[]]>([
    ['the same limit twice', [...given.limit, given.limit[0] as LimitItem], ['21 stage!']],
    ['half a day', change({ amount: 0.5 }), ['15 amount!']],
    ['no time at all', change({ amount: 0, unit: 'hours' }), ['15 amount!']],
    ['the same day', change({ amount: 0 }), []],
    ['more than ten years', change({ amount: 4000 }), ['15 amount!']],
    ['a category that is not in force', change({ category: 'nowhere' }), ['15 category!', '0 stage!']],
    ['a stage without a general limit', change({ stage: 'handle', category: 'gas' }), ['0 stage!']],
    ['a stage covered for two urgencies of three', change({ urgency: 'urgent' }), ['0 stage!']],
    ['warnings that do not rise', change({ warnAt: [0.8, 0.5] }), ['15 warnAt!']],
  ])('%s', (_, items, expected) => {
    expect(told('limit', items)).toEqual(expected);
  });
});

describe('calendars', () => {
  test('there is exactly one', () => {
    expect(told('calendar', [days, days])).toEqual(['0 !']);
  });
  test('hours that overlap are refused in the kernel’s words', () => {
    const hours = mondayToFriday([
      { from: '09:00', to: '12:00' },
      { from: '11:00', to: '17:00' },
    ]);
    expect(told('calendar', [{ ...days, hours }])).toEqual(['1 !']);
  });
  test('a calendar that has run out is a warning, not a guess', () => {
    expect(told('calendar', [days], { today: '2027-01-01' })).toEqual(['1 coveredUntil']);
  });
});
