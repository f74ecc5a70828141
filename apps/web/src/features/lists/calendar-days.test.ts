import type { CalendarItem } from '@huying/server/contract/lists';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { daysOf, kindOf, readSpans, setDays, spansText, turnDay, weeksOf } from './calendar-days.ts';

const day = [{ from: '08:30', to: '12:00' }];
const calendar = {
  version: 'calendar-1',
  timezone: 'Asia/Shanghai',
  hours: { monday: day, tuesday: day, wednesday: day, thursday: day, friday: day, saturday: [], sunday: [] },
  holidays: ['2026-10-01', '2026-10-05'],
  workdays: ['2026-10-10'],
  coveredFrom: '2026-01-01',
  coveredUntil: '2026-12-31',
} as CalendarItem;

test('entries come before the weekday', () => {
  expect(['2026-10-05', '2026-10-06', '2026-10-10', '2026-10-11'].map((each) => kindOf(calendar, each))).toEqual([
    'holiday',
    'work',
    'makeup',
    'rest',
  ]);
});

test('a press goes round: usual, holiday, make-up, usual', () => {
  const once = turnDay(calendar, '2026-10-06');
  const twice = turnDay(once, '2026-10-06');
  const thrice = turnDay(twice, '2026-10-06');
  expect([once, twice, thrice].map((each) => kindOf(each, '2026-10-06'))).toEqual(['holiday', 'makeup', 'work']);
  expect(thrice).toEqual(calendar);
});

test('a span of days is entered sorted and once', () => {
  const set = setDays(calendar, daysOf('2026-09-30', '2026-10-02'), 'holiday');
  expect(set.holidays).toEqual(['2026-09-30', '2026-10-01', '2026-10-02', '2026-10-05']);
  expect(setDays(set, daysOf('2026-10-10', '2026-10-10'), 'holiday').workdays).toEqual([]);
  expect(daysOf('2026-10-02', '2026-10-01')).toEqual([]);
});

test('a month is whole weeks from Monday', () => {
  const weeks = weeksOf(2026, 11);
  expect(weeks[0]).toEqual([null, null, null, null, null, null, '2026-11-01']);
  fc.assert(
    fc.property(fc.integer({ min: 1990, max: 2100 }), fc.integer({ min: 1, max: 12 }), (year, month) => {
      const cells = weeksOf(year, month);
      expect(cells.every((week) => week.length === 7)).toBe(true);
      expect(cells.flat().filter((each) => each !== null)).toHaveLength(
        new Date(Date.UTC(year, month, 0)).getUTCDate(),
      );
    }),
  );
});

test('hours are read as people write them, and written so that they are read again', () => {
  const spans = [
    { from: '08:30', to: '12:00' },
    { from: '14:30', to: '18:00' },
  ];
  for (const text of [
    '08:30-12:00、14:30-18:00',
    '8:30-12:00, 14:30-18:00',
    '８：３０－12:00 14:30至18:00',
    spansText(spans),
  ]) {
    expect(readSpans(text)).toEqual(spans);
  }
  expect(readSpans('')).toEqual([]);
  for (const bad of ['上午', '8-12', '25:00-26:00', '08:30-12:60']) expect(readSpans(bad)).toBeNull();
});
