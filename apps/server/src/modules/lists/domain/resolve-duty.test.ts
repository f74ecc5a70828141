import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { categoryTree } from './category-tree.ts';
import type { CategoryItem, DutyItem } from './items.ts';
import { resolveDuties } from './resolve-duty.ts';

const duty = (clause: string, category: string, within?: string): DutyItem => ({
  clause,
  category,
  lead: { kind: 'unit', unit: `unit-${clause}` },
  assist: [],
  ...(within && { within }),
});
const clausesOf = (items: DutyItem[], categories: string[], places: string[]): string[] =>
  resolveDuties(items, { categories, places }).map((found) => found.duty.clause);

const chain = ['heating.leak', 'heating'];
const places = ['G1', 'C1', 'S1'];

describe('which clause of the duty list applies', () => {
  const items = [
    duty('9', '*'),
    duty('1', 'heating'),
    duty('2', 'heating.leak'),
    duty('3', 'heating.leak', 'S1'),
    duty('4', 'heating.leak', 'C1'),
    duty('5', 'heating', 'G1'),
    duty('6', 'heating.leak', 'S2'),
  ];

  test('nearer category first, then the smaller place, then everywhere', () => {
    expect(clausesOf(items, chain, places)).toEqual(['4', '3', '2', '5', '1', '9']);
  });

  test('a clause for another place never applies', () => {
    expect(clausesOf(items, chain, ['G9', 'C9', 'S2'])).toEqual(['6', '2', '1', '9']);
    expect(clausesOf(items, chain, [])).toEqual(['2', '1', '9']);
  });

  test('an unknown category falls to the clause for whatever is left', () => {
    expect(clausesOf(items, [], places)).toEqual(['9']);
    expect(resolveDuties([duty('1', 'heating')], { categories: [], places })).toEqual([]);
  });

  test('the reason names the clause, the category and how it came to apply', () => {
    const nameOf = (code: string): string => (code === 'heating' ? '供热' : code);
    const [first, , , inherited] = resolveDuties(items, { categories: chain, places, nameOf });
    expect(first?.reason.zh).toBe('职责清单 4：「heating.leak」，仅限区划 C1');
    expect(inherited?.reason).toEqual({
      zh: '职责清单 5：「供热」及其下各类，仅限区划 G1',
      en: 'Duty list 5: "供热" and all below it, only inside G1',
    });
    expect(resolveDuties(items, { categories: [], places: [] })[0]?.reason.zh).toContain('没有专门条款');
  });

  test('whatever the list, the first answer is the one a plain search for the best finds', () => {
    const codes = ['a.b.c', 'a.b', 'a', '*', 'z'];
    const spots = ['G1', 'C1', 'S1', 'X', undefined];
    const anyDuty = fc.tuple(fc.constantFrom(...codes), fc.constantFrom(...spots));
    fc.assert(
      fc.property(fc.uniqueArray(anyDuty, { selector: String, maxLength: 25 }), (pairs) => {
        const list = pairs.map(([category, within], i) => duty(String(i), category, within));
        const rank = ({ category, within }: DutyItem): number =>
          ['a.b.c', 'a.b', 'a', '*'].indexOf(category) * 10 + ['G1', 'C1', 'S1', undefined].indexOf(within);
        const fits = list.filter((each) => each.category !== 'z' && each.within !== 'X');
        const best = fits.sort((one, other) => rank(one) - rank(other))[0];
        const [found] = resolveDuties(list, { categories: ['a.b.c', 'a.b', 'a'], places });
        expect(found?.duty.clause).toBe(best?.clause);
      }),
      { numRuns: 500 },
    );
  });
});

describe('the category tree', () => {
  const item = (code: string, parent: string | null, active = true): CategoryItem => ({
    code,
    name: code,
    parent,
    photo: 'no',
    skip: [],
    defaultUrgency: 'normal',
    active,
  });

  test('a chain runs from the category to the top; an unknown code has none', () => {
    const tree = categoryTree([item('a', null), item('b', 'a'), item('c', 'b')]);
    expect(tree.chainOf('c')).toEqual(['c', 'b', 'a']);
    expect(tree.chainOf('nothing')).toEqual([]);
  });

  test('a loop ends, and nothing inside it is a leaf that can be chosen twice', () => {
    const tree = categoryTree([item('a', 'b'), item('b', 'a')]);
    expect(tree.chainOf('a')).toEqual(['a', 'b']);
  });

  test('leaves are active, with active ancestors; a parent whose children are all off is itself a leaf', () => {
    const tree = categoryTree([
      item('a', null),
      item('a1', 'a', false),
      item('b', null, false),
      item('b1', 'b'),
      item('c', null),
      item('c1', 'c'),
    ]);
    expect(tree.leaves.map(({ code }) => code)).toEqual(['a', 'c1']);
  });
});
