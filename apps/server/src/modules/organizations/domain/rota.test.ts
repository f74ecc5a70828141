import { expect, test } from 'vitest';
import { layTurns, monthAfter, monthsFrom, problemOf, sitsIn } from './rota.ts';

test('months are counted over the turn of the year', () => {
  expect(monthAfter('2026-11', 0)).toBe('2026-11');
  expect(monthAfter('2026-11', 2)).toBe('2027-01');
  expect(monthAfter('2026-01', -1)).toBe('2025-12');
  expect(monthsFrom('2026-12', 3)).toEqual(['2026-12', '2027-01', '2027-02']);
});

test('turns go round; months already laid are passed over unless they are replaced', () => {
  const months = monthsFrom('2027-01', 5);
  const units = (laid: string[], replace: boolean) =>
    layTurns(months, ['a', 'b'], new Set(laid), replace).map(({ month, unitId }) => `${month.slice(5)}${unitId}`);
  expect(units([], false)).toEqual(['01a', '02b', '03a', '04b', '05a']);
  expect(units(['2027-02'], false)).toEqual(['01a', '03b', '04a', '05b']);
  expect(units(['2027-02'], true)).toEqual(['01a', '02b', '03a', '04b', '05a']);
});

test('a month without a unit is a gap where the chair rotates; a unit without a seat in the month is none to chair', () => {
  const terms = [{ unitId: 'a', fromOn: '2027-02-15', untilOn: '2027-04-01' }];
  expect(['2027-01', '2027-02', '2027-04', '2027-05'].map((month) => sitsIn(terms, 'a', month))).toEqual([
    false,
    true,
    true,
    false,
  ]);
  const laid = { month: '2027-05', unitId: 'a', theme: '', version: 1 };
  expect(problemOf('2027-05', laid, terms, true)).toBe('not-seated');
  expect(problemOf('2027-04', laid, terms, true)).toBeNull();
  expect(problemOf('2027-04', undefined, terms, true)).toBe('gap');
  expect(problemOf('2027-04', undefined, terms, false)).toBeNull();
});
