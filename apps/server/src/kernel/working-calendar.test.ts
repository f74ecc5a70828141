import fc from 'fast-check';
import { expect, test } from 'vitest';
import { chinaCalendar } from '../platform/calendar/china-calendar.ts';
import { civilDateOf, clockTimeOf, HOUR, instantOf } from './time.ts';
import {
  addWorkdays,
  addWorkingTime,
  checkCalendar,
  isDateCovered,
  isWorkday,
  mondayToFriday,
  type WeekHours,
  type WorkingCalendar,
  workdaysBetween,
  workingTimeBetween,
} from './working-calendar.ts';

/** 08:30–12:00 and 14:30–17:30: six and a half hours a day. */
const calendar = chinaCalendar();
const at = (text: string): Date => instantOf(text.slice(0, 10), text.slice(11));
const text = (date: Date): string => `${civilDateOf(date)} ${clockTimeOf(date)}`;
const oneSpan = mondayToFriday([{ from: '09:00', to: '17:00' }]);

test.each([
  // from, working minutes, to
  ['2025-03-03 08:30', 60, '2025-03-03 09:30'], // Monday morning
  ['2025-03-03 11:30', 60, '2025-03-03 15:00'], // over the lunch break
  ['2025-03-03 08:30', 210, '2025-03-03 12:00'], // ends at closing, not at the next opening
  ['2025-03-03 08:30', 390, '2025-03-03 17:30'], // exactly one day
  ['2025-03-03 08:30', 391, '2025-03-04 08:31'], // one minute more: Tuesday
  ['2025-03-07 17:00', 60, '2025-03-10 09:00'], // Friday evening to Monday
  ['2025-03-08 10:00', 60, '2025-03-10 09:30'], // filed on a Saturday
  ['2025-03-07 23:59', 30, '2025-03-10 09:00'], // Friday just before midnight
  ['2025-03-10 09:00', -60, '2025-03-07 17:00'], // back from Monday to Friday
  ['2025-03-10 08:30', -390, '2025-03-07 08:30'], // back by exactly one day
  ['2025-03-08 10:00', 0, '2025-03-08 10:00'], // nothing to add
  ['2024-02-28 16:30', 120, '2024-02-29 09:30'], // Wednesday to the leap day, a Thursday
  ['2025-01-27 17:00', 60, '2025-02-05 09:00'], // Monday, then 春节 to Tuesday 4 February; 26 January was worked
])('working time from %s by %i minutes comes to %s', (from, minutes, to) => {
  expect(text(addWorkingTime(calendar, at(from), minutes).at)).toBe(to);
});

test.each([
  // from, working days, rule, to
  ['2025-03-03 10:00', 1, 'end-of-day', '2025-03-04 17:30'], // Monday: the day of the start is not counted
  ['2025-03-07 10:00', 1, 'end-of-day', '2025-03-10 17:30'], // Friday to Monday
  ['2025-03-08 10:00', 1, 'end-of-day', '2025-03-10 17:30'], // Saturday to Monday
  ['2025-03-03 10:00', 5, 'end-of-day', '2025-03-10 17:30'], // Monday to Monday
  ['2025-03-03 10:00', 5, 'same-time', '2025-03-10 10:00'],
  ['2025-03-08 20:15', 1, 'same-time', '2025-03-10 20:15'],
  ['2025-03-03 10:00', 0, 'end-of-day', '2025-03-03 17:30'], // "the same day"
  ['2025-03-03 17:30', 0, 'end-of-day', '2025-03-04 17:30'], // already closed
  ['2025-03-08 00:00', 0, 'end-of-day', '2025-03-10 17:30'], // Saturday
  ['2024-02-28 10:00', 1, 'end-of-day', '2024-02-29 17:30'], // leap day
  ['2024-02-29 10:00', 1, 'same-time', '2024-03-01 10:00'],
] as const)('%s and %i working days, %s, comes to %s', (from, days, rule, to) => {
  expect(text(addWorkdays(calendar, at(from), days, rule).at)).toBe(to);
});

test('make-up workdays are worked with the hours of Monday, holidays are not worked', () => {
  expect(isWorkday(calendar, '2025-09-28')).toBe(true); // Sunday, worked for 国庆
  expect(isWorkday(calendar, '2025-10-11')).toBe(true); // Saturday, worked for 国庆
  expect(isWorkday(calendar, '2025-10-08')).toBe(false); // Wednesday of the holiday
  expect(isWorkday(calendar, '2025-10-12')).toBe(false); // plain Sunday
  expect(workingTimeBetween(calendar, at('2025-09-28 00:00'), at('2025-09-28 24:00')).minutes).toBe(390);
  expect(workingTimeBetween(calendar, at('2025-10-01 00:00'), at('2025-10-09 00:00')).minutes).toBe(0);
});

test('a make-up day may have hours of its own, and a tenant may work every day', () => {
  const short = { ...calendar, makeUpHours: [{ from: '09:00', to: '11:00' }] };
  expect(workingTimeBetween(short, at('2025-09-28 00:00'), at('2025-09-28 24:00')).minutes).toBe(120);
  const day = [{ from: '00:00', to: '24:00' }];
  const always = { ...calendar, hours: { ...mondayToFriday(day), saturday: day, sunday: day }, holidays: [] };
  expect(text(addWorkingTime(always, at('2025-10-01 22:00'), 240).at)).toBe('2025-10-02 02:00');
});

test('a season has its own hours, from its first to its last day', () => {
  const summer = mondayToFriday([
    { from: '08:30', to: '12:00' },
    { from: '15:00', to: '18:00' },
  ]);
  const seasonal = { ...calendar, seasons: [{ from: '05-01', to: '09-30', hours: summer }] };
  expect(text(addWorkdays(seasonal, at('2025-04-29 10:00'), 1).at)).toBe('2025-04-30 17:30'); // Tuesday to Wednesday
  expect(text(addWorkdays(seasonal, at('2025-04-30 10:00'), 1).at)).toBe('2025-05-06 18:00'); // over 劳动节 to Tuesday
  expect(text(addWorkdays(seasonal, at('2025-09-29 10:00'), 1).at)).toBe('2025-09-30 18:00'); // Tuesday, last of summer
  expect(text(addWorkdays(seasonal, at('2025-09-30 10:00'), 1).at)).toBe('2025-10-09 17:30'); // Thursday after 国庆
  const winter = { ...calendar, seasons: [{ from: '11-15', to: '02-28', hours: oneSpan }] };
  expect(text(addWorkdays(winter, at('2025-12-30 10:00'), 1).at)).toBe('2025-12-31 17:00'); // over New Year
  expect(text(addWorkdays(winter, at('2026-01-04 10:00'), 1).at)).toBe('2026-01-05 17:00');
  expect(text(addWorkdays(winter, at('2026-03-02 10:00'), 1).at)).toBe('2026-03-03 17:30');
});

test('beyond the years it knows the calendar answers with plain weeks and says so', () => {
  expect(calendar.coveredUntil).toBe('2026-12-31');
  const known = addWorkdays(calendar, at('2026-12-30 10:00'), 1); // Wednesday to Thursday
  expect(known).toEqual({ at: at('2026-12-31 17:30'), beyondCoverage: false });
  const beyond = addWorkdays(calendar, at('2026-12-30 10:00'), 5); // 1 January, a Friday, is taken for a plain day
  expect(beyond).toEqual({ at: at('2027-01-06 17:30'), beyondCoverage: true });
  expect(addWorkingTime(calendar, at('2026-12-31 17:00'), 30).beyondCoverage).toBe(false);
  expect(addWorkingTime(calendar, at('2026-12-31 17:00'), 31).beyondCoverage).toBe(true);
  expect(addWorkingTime(calendar, at('2006-12-29 17:00'), 31).beyondCoverage).toBe(true);
  expect(workingTimeBetween(calendar, at('2026-12-31 10:00'), at('2027-01-04 10:00')).beyondCoverage).toBe(true);
  expect(isDateCovered(calendar, '2026-12-31')).toBe(true);
  expect(isDateCovered(calendar, '2027-01-01')).toBe(false);
});

test('a calendar that cannot be reckoned with is refused in plain words', () => {
  const wrong =
    (change: Partial<WorkingCalendar>): (() => void) =>
    () =>
      checkCalendar({ ...calendar, ...change });
  const monday = (hours: WeekHours['monday']): Partial<WorkingCalendar> => ({ hours: mondayToFriday(hours) });
  expect(wrong({})).not.toThrow();
  expect(wrong(monday([]))).toThrow(/calendar-hours/);
  expect(wrong(monday([{ from: '12:00', to: '08:30' }]))).toThrow(/calendar-hours/);
  expect(wrong(monday([{ from: '08:30', to: '08:30' }]))).toThrow(/calendar-hours/);
  expect(
    wrong(
      monday([
        { from: '08:30', to: '12:00' },
        { from: '11:00', to: '17:00' },
      ]),
    ),
  ).toThrow(/calendar-hours/);
  expect(wrong({ holidays: ['2025-02-30'] })).toThrow(/civil-date/);
  expect(wrong({ timezone: 'Mars/Olympus' })).toThrow(/time-zone/);
  expect(wrong({ seasons: [{ from: '05-32', to: '09-30', hours: oneSpan }] })).toThrow(/civil-date/);
  expect(wrong({ coveredUntil: '2000-01-01' })).toThrow(/calendar-coverage/);
  expect(() => addWorkdays(calendar, at('2025-03-03 10:00'), 1.5)).toThrow(/limit-amount/);
  expect(() => addWorkdays(calendar, at('2025-03-03 10:00'), -1)).toThrow(/limit-amount/);
  expect(() => addWorkingTime(calendar, at('2025-03-03 10:00'), 10 ** 9)).toThrow(/limit-too-far/);
});

test('working days between two instants are counted after the first day, with the last', () => {
  expect(workdaysBetween(calendar, at('2025-09-26 17:30'), at('2025-10-10 08:00'))).toBe(5);
  expect(workdaysBetween(calendar, at('2025-09-26 08:00'), at('2025-09-26 18:00'))).toBe(0);
  expect(workdaysBetween(calendar, at('2025-09-26 08:00'), at('2025-09-20 18:00'))).toBe(0);
});

test('a calendar that went through JSON reckons the same', () => {
  const copy = JSON.parse(JSON.stringify(calendar)) as WorkingCalendar;
  const from = at('2025-09-26 17:30');
  expect(addWorkdays(copy, from, 12)).toEqual(addWorkdays(calendar, from, 12));
});

const day = [8, 9, 10, 12, 13, 14, 17, 18, 20, 24];
const clock = (hour: number): string => `${String(hour).padStart(2, '0')}:00`;
const hours = fc.subarray(day, { minLength: 2 }).map((list) => {
  const even = list.slice(0, list.length - (list.length % 2)).map(clock);
  return even.flatMap((from, i) => (i % 2 === 0 ? [{ from, to: even[i + 1] ?? '24:00' }] : []));
});
const week = fc.record<WeekHours>({
  sunday: fc.constant([]),
  monday: hours,
  tuesday: hours,
  wednesday: hours,
  thursday: hours,
  friday: hours,
  saturday: fc.oneof(fc.constant([]), hours),
});
const calendars = fc.record({
  hours: week,
  timezone: fc.constantFrom('Asia/Shanghai', '+08:00', 'America/New_York'),
  seasons: fc.oneof(
    fc.constant([]),
    fc.tuple(fc.record({ from: fc.constant('10-15'), to: fc.constant('03-20'), hours: week })),
  ),
});
const cases = fc.record({
  calendar: calendars.map((change): WorkingCalendar => ({ ...calendar, ...change })),
  from: fc.integer({ min: Date.UTC(2006, 5), max: Date.UTC(2027, 5) }).map((ms) => new Date(ms)),
  // In ms, so that instants are as uneven as those of a server.
  minutes: fc.integer({ min: 1, max: 40 * 8 * HOUR }).map((ms) => ms / 60_000),
  more: fc.integer({ min: 1, max: 10 * 8 * HOUR }).map((ms) => ms / 60_000),
});
const holds = (check: (input: typeof cases extends fc.Arbitrary<infer T> ? T : never) => void): void =>
  fc.assert(fc.property(cases, check), { numRuns: 1500 });

test('property: what was added is what lies between, forward and back', () => {
  holds(({ calendar, from, minutes }) => {
    expect(workingTimeBetween(calendar, from, addWorkingTime(calendar, from, minutes).at).minutes).toBeCloseTo(
      minutes,
      6,
    );
    expect(workingTimeBetween(calendar, addWorkingTime(calendar, from, -minutes).at, from).minutes).toBeCloseTo(
      minutes,
      6,
    );
    expect(workingTimeBetween(calendar, from, from).minutes).toBe(0);
  });
});

test('property: subtracting undoes adding once inside working hours', () => {
  holds(({ calendar, from, minutes }) => {
    // The latest instant from which a minute leads to some working instant is never a closing time.
    const inside = addWorkingTime(calendar, from, -1).at;
    const there = addWorkingTime(calendar, inside, minutes).at;
    expect(addWorkingTime(calendar, there, -minutes).at).toEqual(inside);
  });
});

test('property: adding in two steps is adding at once, and more is later', () => {
  holds(({ calendar, from, minutes, more }) => {
    const once = addWorkingTime(calendar, from, minutes + more).at;
    const first = addWorkingTime(calendar, from, minutes).at;
    expect(addWorkingTime(calendar, first, more).at).toEqual(once);
    expect(first.getTime()).toBeLessThan(once.getTime());
    const later = new Date(from.getTime() + more * 60_000);
    expect(addWorkingTime(calendar, later, minutes).at.getTime()).toBeGreaterThanOrEqual(first.getTime());
  });
});

test('property: a working due time lies within working hours of a working day', () => {
  holds(({ calendar, from, minutes }) => {
    const { at: due } = addWorkingTime(calendar, from, minutes);
    const before = new Date(due.getTime() - 1);
    expect(isWorkday(calendar, civilDateOf(before, calendar.timezone))).toBe(true);
    expect(workingTimeBetween(calendar, before, due).minutes).toBeCloseTo(1 / 60_000, 9);
  });
});

test('property: N working days end on the N-th of them, and later starts never end earlier', () => {
  holds(({ calendar, from, more }) => {
    const days = Math.floor(more) % 30;
    const { at: due } = addWorkdays(calendar, from, days);
    const lastDay = new Date(due.getTime() - 1);
    expect(isWorkday(calendar, civilDateOf(lastDay, calendar.timezone))).toBe(true);
    if (days > 0) expect(workdaysBetween(calendar, from, lastDay)).toBe(days);
    const later = new Date(from.getTime() + more * 60_000);
    expect(addWorkdays(calendar, later, days).at.getTime()).toBeGreaterThanOrEqual(due.getTime());
  });
});
