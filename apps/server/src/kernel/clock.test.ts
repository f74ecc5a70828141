import { describe, expect, test } from 'vitest';
import { chinaCalendar } from '../platform/calendar/china-calendar.ts';
import {
  type ClockEffect,
  type ClockEvent,
  type ClockState,
  checkLimit,
  dueAfter,
  type Limit,
  reckonClock,
  reckonClocks,
} from './clock.ts';
import { civilDateOf, clockTimeOf, instantOf } from './time.ts';
import { mondayToFriday } from './working-calendar.ts';

/** 08:30–12:00 and 14:30–17:30: six and a half hours a day. */
const calendar = chinaCalendar();
const at = (text: string): Date => instantOf(text.slice(0, 10), text.slice(11));
const text = (date: Date | null): string | null => date && `${civilDateOf(date)} ${clockTimeOf(date)}`;
const event = (when: string, effect: ClockEffect, more: Partial<ClockEvent> = {}): ClockEvent => ({
  stage: 'handle',
  effect,
  at: at(when),
  ...more,
});
const limit = (amount: number, unit: Limit['unit'], more: Partial<Limit> = {}): Limit => ({
  stage: 'handle',
  amount,
  unit,
  warnAt: [0.5, 0.8, 1],
  ...more,
});
const stateOf = (events: ClockEvent[], of: Limit, now: string): ClockState => {
  const state = reckonClock(events, calendar, of, at(now));
  if (!state) throw new Error('the clock never started');
  return state;
};
const due = (from: string, of: Limit): string | null => text(dueAfter(calendar, of, at(from)).at);

describe('Friday 17:30 filing across 国庆 with 调休', () => {
  test.each([
    // 2025: off Wednesday 1 to Wednesday 8 October; worked Sunday 28 September and Saturday 11 October.
    ['2025-09-26 17:30', 1, '2025-09-28 17:30'], // Friday → Sunday, worked
    ['2025-09-26 17:30', 2, '2025-09-29 17:30'], // → Monday
    ['2025-09-26 17:30', 3, '2025-09-30 17:30'], // → Tuesday
    ['2025-09-26 17:30', 4, '2025-10-09 17:30'], // → Thursday after the holiday
    ['2025-09-26 17:30', 5, '2025-10-10 17:30'], // → Friday
    ['2025-09-26 17:30', 6, '2025-10-11 17:30'], // → Saturday, worked
    ['2025-09-26 17:30', 7, '2025-10-13 17:30'], // → Monday; Sunday 12 is off
    // 2024: off Tuesday 1 to Monday 7 October; worked Sunday 29 September and Saturday 12 October.
    ['2024-09-27 17:30', 1, '2024-09-29 17:30'], // Friday → Sunday, worked
    ['2024-09-27 17:30', 5, '2024-10-10 17:30'], // Sunday, Monday, Tuesday 8, Wednesday 9, → Thursday 10
    ['2024-09-27 17:30', 7, '2024-10-12 17:30'], // → Saturday, worked
    // 2026: 中秋 off Friday 25 to Sunday 27 September; 国庆 off Thursday 1 to Wednesday 7 October; worked Sunday 20 September, Saturday 10 October.
    ['2026-09-18 17:30', 1, '2026-09-20 17:30'], // Friday → Sunday, worked
    ['2026-09-18 17:30', 5, '2026-09-24 17:30'], // → Thursday
    ['2026-09-18 17:30', 11, '2026-10-10 17:30'], // Monday to Wednesday, Thursday 8, Friday 9, → Saturday, worked
    ['2026-09-25 17:30', 5, '2026-10-09 17:30'], // filed on the Friday of 中秋 → Monday, Tuesday, Wednesday, Thursday 8, Friday 9
    // 2023: off Friday 29 September to Friday 6 October; worked Saturday 7 and Sunday 8 October.
    ['2023-09-22 17:30', 5, '2023-10-07 17:30'], // Friday → Monday to Thursday, then Saturday, worked
    ['2023-09-22 17:30', 6, '2023-10-08 17:30'], // → Sunday, worked
  ])('filed %s, %i working days: %s', (from, days, expected) => {
    expect(due(from, limit(days, 'workdays'))).toBe(expected);
  });

  test('4 工作时 begin on the Sunday that is worked, and one minute before closing on the Friday itself', () => {
    expect(due('2025-09-26 17:30', limit(240, 'working-minutes'))).toBe('2025-09-28 15:00'); // 3 h 30 before noon, 30 min after
    expect(due('2025-09-26 17:29', limit(240, 'working-minutes'))).toBe('2025-09-28 14:59');
    expect(due('2025-09-30 17:30', limit(240, 'working-minutes'))).toBe('2025-10-09 15:00'); // Tuesday → Thursday after
  });

  test('24 hours and 7 calendar days run through the holiday', () => {
    expect(due('2025-09-26 17:30', limit(24, 'hours'))).toBe('2025-09-27 17:30'); // Saturday
    expect(due('2025-09-26 17:30', limit(7, 'calendar-days'))).toBe('2025-10-04 00:00'); // to the end of Friday 3 October
    const moved = limit(7, 'calendar-days', { restDayRule: 'next-workday' });
    expect(due('2025-09-26 17:30', moved)).toBe('2025-10-09 17:30'); // moved on to Thursday
  });

  test('waiting for the resident from Monday 10:00 to Thursday 10:00 over the holiday moves it by two working days', () => {
    const events = [
      event('2025-09-26 17:30', 'start'), // Friday
      event('2025-09-29 10:00', 'pause', { cause: 'resident' }), // Monday: 5 h are lost
      event('2025-10-09 10:00', 'resume', { cause: 'resident' }), // with Tuesday's 6 h 30 and Thursday's 1 h 30: 13 h
    ];
    // From Friday 10 October by two days: Saturday 11 (worked) and Monday 13.
    expect(text(stateOf(events, limit(5, 'workdays'), '2025-10-09 10:00').dueAt)).toBe('2025-10-13 17:30');
  });
});

test.each([
  // unit, amount, due for a start on Monday 3 March 2025, 11:30
  ['minutes', 30, {}, '2025-03-03 12:00'],
  ['hours', 2, {}, '2025-03-03 13:30'],
  ['working-minutes', 210, {}, '2025-03-03 17:30'],
  ['working-minutes', 240, {}, '2025-03-04 09:00'],
  ['workdays', 5, {}, '2025-03-10 17:30'],
  ['workdays', 5, { workdayRule: 'same-time' }, '2025-03-10 11:30'],
  ['workdays', 0, {}, '2025-03-03 17:30'],
  ['calendar-days', 7, {}, '2025-03-10 17:30'],
  ['calendar-days', 5, {}, '2025-03-09 00:00'], // the end of Saturday
  ['calendar-days', 5, { workdayRule: 'same-time' }, '2025-03-08 11:30'],
  ['calendar-days', 5, { restDayRule: 'next-workday' }, '2025-03-10 17:30'],
  ['calendar-days', 5, { restDayRule: 'next-workday', workdayRule: 'same-time' }, '2025-03-10 11:30'],
  ['calendar-days', 0, {}, '2025-03-03 17:30'],
] as const)('%s %i %o', (unit, amount, more, expected) => {
  expect(due('2025-03-03 11:30', limit(amount, unit, more))).toBe(expected);
});

test('calendar days count the leap day', () => {
  expect(due('2024-02-28 10:00', limit(1, 'calendar-days'))).toBe('2024-02-29 17:30'); // Wednesday to Thursday
  expect(due('2024-02-28 10:00', limit(2, 'calendar-days', { workdayRule: 'same-time' }))).toBe('2024-03-01 10:00');
  expect(due('2023-02-27 10:00', limit(2, 'calendar-days'))).toBe('2023-03-01 17:30'); // Monday to Wednesday
});

test('a stage that never started has no clock, and other stages are not heard', () => {
  const sign = event('2025-03-03 09:00', 'start', { stage: 'sign' });
  expect(reckonClock([sign], calendar, limit(5, 'workdays'), at('2025-03-03 10:00'))).toBeNull();
  expect(
    reckonClock([event('2025-03-03 09:00', 'stop')], calendar, limit(5, 'workdays'), at('2025-03-03 10:00')),
  ).toBeNull();
  const limits = [limit(5, 'workdays'), limit(120, 'minutes', { stage: 'sign' })];
  expect(reckonClocks([sign], calendar, limits, at('2025-03-03 10:00')).map(({ stage }) => stage)).toEqual(['sign']);
});

test('the state tells what is used, what is left, and which warnings came', () => {
  // 1,950 working minutes are five days: half of it is Wednesday noon plus 15 minutes into the afternoon's first hour.
  const events = [event('2025-03-03 08:30', 'start')]; // Monday
  const five = limit(1950, 'working-minutes');
  expect(stateOf(events, five, '2025-03-03 12:00')).toEqual({
    stage: 'handle',
    status: 'running',
    run: 1,
    firstStartedAt: at('2025-03-03 08:30'),
    startedAt: at('2025-03-03 08:30'),
    pausedAt: null,
    stoppedAt: null,
    dueAt: at('2025-03-07 17:30'),
    measure: 'working',
    usedMinutes: 210,
    remainingMinutes: 1740,
    met: null,
    warnLevel: 0,
    nextWarnAt: at('2025-03-05 11:45'),
    warnings: [
      { level: 0.5, at: at('2025-03-05 11:45') },
      { level: 0.8, at: at('2025-03-06 17:30') },
      { level: 1, at: at('2025-03-07 17:30') },
    ],
    beyondCoverage: false,
  });
  const levels = ['2025-03-05 11:44', '2025-03-05 11:45', '2025-03-06 17:30', '2025-03-07 17:30', '2025-03-10 09:30'];
  expect(levels.map((now) => stateOf(events, five, now).warnLevel)).toEqual([0, 0.5, 0.8, 1, 1]);
  expect(levels.map((now) => stateOf(events, five, now).met)).toEqual([null, null, null, null, false]);
  const overdue = stateOf(events, five, '2025-03-10 09:30');
  expect([overdue.usedMinutes, overdue.remainingMinutes, overdue.nextWarnAt]).toEqual([2010, -60, null]);
});

test('a stop is in time up to the due instant itself, and late a millisecond after', () => {
  const start = event('2025-03-03 09:00', 'start');
  const dueAt = at('2025-03-10 17:30');
  const stopped = (ms: number): ClockState =>
    stateOf(
      [start, { ...start, effect: 'stop', at: new Date(dueAt.getTime() + ms) }],
      limit(5, 'workdays'),
      '2026-01-05 09:00',
    );
  expect([stopped(-1), stopped(0), stopped(1)].map(({ met }) => met)).toEqual([true, true, false]);
  expect(stopped(0)).toMatchObject({ status: 'stopped', stoppedAt: dueAt, dueAt, nextWarnAt: null, warnLevel: 1 });
  expect(stopped(-60_000)).toMatchObject({ remainingMinutes: 1, warnLevel: 0.8 });
});

test('a due time in a year that the calendar does not know is provisional, and only where the calendar matters', () => {
  const provisional = (of: Limit): boolean => dueAfter(calendar, of, at('2026-12-30 10:00')).beyondCoverage;
  expect(provisional(limit(5, 'workdays'))).toBe(true);
  expect(provisional(limit(1, 'workdays'))).toBe(false);
  expect(provisional(limit(1000, 'working-minutes'))).toBe(true);
  expect(provisional(limit(15, 'calendar-days'))).toBe(true); // the closing time of the last day
  expect(provisional(limit(15, 'calendar-days', { workdayRule: 'same-time' }))).toBe(false);
  expect(provisional(limit(720, 'hours'))).toBe(false);
  const paused = [event('2026-12-28 10:00', 'start'), event('2026-12-28 11:00', 'pause')];
  expect(stateOf(paused, limit(2, 'workdays'), '2027-02-01 09:00').beyondCoverage).toBe(false);
  const resumed = [...paused, event('2027-01-04 11:00', 'resume')];
  expect(stateOf(resumed, limit(2, 'workdays'), '2027-02-01 09:00')).toMatchObject({
    beyondCoverage: true,
    met: false,
  });
});

test('an end at 24:00 belongs to the last day that the calendar knows', () => {
  const untilSaturday = { ...calendar, coveredUntil: '2025-03-08' };
  const five = dueAfter(untilSaturday, limit(5, 'calendar-days'), at('2025-03-03 10:00'));
  expect(five).toEqual({ at: at('2025-03-08 24:00'), beyondCoverage: false });
  expect(dueAfter(untilSaturday, limit(6, 'calendar-days'), at('2025-03-03 10:00')).beyondCoverage).toBe(true);
});

test('a limit that is no limit is refused in plain words', () => {
  for (const wrong of [
    limit(-1, 'hours'),
    limit(1.5, 'workdays'),
    limit(Number.NaN, 'minutes'),
    limit(Number.POSITIVE_INFINITY, 'hours'),
  ])
    expect(() => checkLimit(wrong)).toThrow(/limit-amount/);
  expect(() => checkLimit(limit(0.5, 'hours'))).not.toThrow();
});

test('seasonal closing times decide when a day ends', () => {
  const summer = {
    from: '05-01',
    to: '09-30',
    hours: mondayToFriday([
      { from: '08:30', to: '12:00' },
      { from: '15:00', to: '18:00' },
    ]),
  };
  const seasonal = { ...calendar, seasons: [summer] };
  const of = (days: number): string | null =>
    text(dueAfter(seasonal, limit(days, 'workdays'), at('2025-09-26 17:30')).at);
  expect([of(1), of(3), of(4)]).toEqual(['2025-09-28 18:00', '2025-09-30 18:00', '2025-10-09 17:30']);
  // Friday 17:30 is half an hour before closing in summer: 3 h 30 are left for the worked Sunday.
  expect(text(dueAfter(seasonal, limit(240, 'working-minutes'), at('2025-09-26 17:30')).at)).toBe('2025-09-28 12:00');
});
