import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  addDays,
  civilDayOf,
  daysBetween,
  firstOfMonth,
  isCivilDay,
  lastOfMonth,
  momentOf,
  weekdayOf,
} from './civil-day.ts';

test('the day is that of the county, not of the computer', () => {
  expect(civilDayOf(new Date('2026-03-04T15:59:59Z'))).toBe('2026-03-04');
  expect(civilDayOf(new Date('2026-03-04T16:00:00Z'))).toBe('2026-03-05');
});

test('days are counted over months, leap years and New Year', () => {
  expect(addDays('2024-02-28', 1)).toBe('2024-02-29');
  expect(addDays('2026-12-31', 1)).toBe('2027-01-01');
  expect(addDays('2026-03-01', -1)).toBe('2026-02-28');
  expect(daysBetween('2026-11-01', '2026-12-01')).toBe(30);
  expect([lastOfMonth('2024-02-10'), lastOfMonth('2026-12-31'), firstOfMonth('2026-12-31')]).toEqual([
    '2024-02-29',
    '2026-12-31',
    '2026-12-01',
  ]);
});

test('weekdays begin with Monday', () => {
  expect(['2026-11-16', '2026-11-21', '2026-11-22'].map(weekdayOf)).toEqual([1, 6, 7]);
});

test('what is no day is told apart', () => {
  expect(['2026-02-30', '2026-2-3', 'today', '', '2026-13-01', null].map(isCivilDay)).toEqual(Array(6).fill(false));
  expect(isCivilDay('2026-02-28')).toBe(true);
});

test('adding and counting agree, and a moment falls on its day', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 30_000 }), fc.integer({ min: -9000, max: 9000 }), (at, by) => {
      const day = addDays('1990-01-01', at);
      expect(daysBetween(day, addDays(day, by))).toBe(by);
      expect(civilDayOf(momentOf(day))).toBe(day);
      expect(isCivilDay(day)).toBe(true);
    }),
  );
});
