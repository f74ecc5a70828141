import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays } from '../../lib/civil-day.ts';
import { bucketsOf, niceTop } from './buckets.ts';

const days = (count: number) =>
  Array.from({ length: count }, (_, at) => ({ day: addDays('2026-01-01', at), registered: at % 7, ended: at % 3 }));

test('a month by days, a quarter by weeks from Monday, a year by months', () => {
  expect(bucketsOf(days(31))).toHaveLength(31);
  const weeks = bucketsOf(days(90));
  expect(weeks.slice(0, 2).map(({ from, to }) => [from, to])).toEqual([
    ['2026-01-01', '2026-01-04'],
    ['2026-01-05', '2026-01-11'],
  ]);
  expect(bucketsOf(days(365)).map(({ from }) => from.slice(0, 7))).toHaveLength(12);
  expect(bucketsOf([])).toEqual([]);
});

test('nothing is lost or counted twice', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1098 }), (count) => {
      const all = days(count);
      const buckets = bucketsOf(all);
      const sum = (rows: readonly { registered: number; ended: number }[]) =>
        rows.reduce((total, row) => total + row.registered * 1000 + row.ended, 0);
      expect(sum(buckets)).toBe(sum(all));
      expect([buckets[0]?.from, buckets[buckets.length - 1]?.to]).toEqual([all[0]?.day, all[all.length - 1]?.day]);
      expect(buckets.length).toBeLessThanOrEqual(45);
    }),
  );
});

test('the scale ends on a round number that holds the greatest bar', () => {
  expect([0, 3, 4, 5, 9, 11, 19, 41, 50, 199, 801].map(niceTop)).toEqual([4, 4, 4, 5, 10, 20, 20, 50, 50, 200, 1000]);
});
