import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  addDays,
  civilDateOf,
  clockOf,
  clockTimeOf,
  dateOfDay,
  dayOfDate,
  HOUR,
  instantOf,
  monthDayOfDay,
  weekdayOfDay,
  zoneOf,
} from './time.ts';

const hoursAt = (zone: string, at: string): number => zoneOf(zone).offsetAt(Date.parse(at)) / HOUR;

test('China is at UTC+8, but for its summer time of 1986 to 1991', () => {
  expect(hoursAt('Asia/Shanghai', '2026-11-21T00:00:00Z')).toBe(8);
  expect(hoursAt('Asia/Shanghai', '2026-07-01T00:00:00Z')).toBe(8);
  expect(hoursAt('Asia/Shanghai', '1985-07-01T00:00:00Z')).toBe(8);
  for (let year = 1986; year <= 1991; year++) {
    expect(hoursAt('Asia/Shanghai', `${year}-07-01T00:00:00Z`)).toBe(9);
    expect(hoursAt('Asia/Shanghai', `${year}-12-01T00:00:00Z`)).toBe(8);
  }
  expect(hoursAt('Asia/Shanghai', '1992-07-01T00:00:00Z')).toBe(8);
});

test('the change of offset is found to the millisecond', () => {
  // Summer time of 1991 began on Sunday 14 April at 02:00 and ended on Sunday 15 September at 02:00.
  const [begins, ends] = [Date.UTC(1991, 3, 13, 18), Date.UTC(1991, 8, 14, 17)];
  const { offsetAt } = zoneOf('Asia/Shanghai');
  expect([begins - 1, begins, ends - 1, ends].map((at) => offsetAt(at) / HOUR)).toEqual([8, 9, 9, 8]);
});

test('fixed offsets are zones too, and unknown names are refused in plain words', () => {
  expect(zoneOf('+08:00').offsetAt(0)).toBe(8 * HOUR);
  expect(zoneOf('-03:30').offsetAt(0)).toBe(-3.5 * HOUR);
  expect(zoneOf('UTC').offsetAt(0)).toBe(0);
  expect(() => zoneOf('Asia/Ordos')).toThrow(/time-zone/);
});

test('an instant has the civil date of its zone', () => {
  const lateEvening = new Date('2025-12-31T16:00:00Z');
  expect(civilDateOf(lateEvening)).toBe('2026-01-01');
  expect(clockTimeOf(lateEvening)).toBe('00:00');
  expect(civilDateOf(lateEvening, 'America/New_York')).toBe('2025-12-31');
  expect(instantOf('2026-01-01', '00:00')).toEqual(lateEvening);
  expect(instantOf('2025-12-31', '24:00')).toEqual(lateEvening);
});

test('a time skipped by summer time moves on by the gap; of a doubled one the earlier is meant', () => {
  expect(instantOf('1991-04-14', '02:30').toISOString()).toBe('1991-04-13T18:30:00.000Z');
  expect(clockTimeOf(instantOf('1991-04-14', '02:30'))).toBe('03:30');
  expect(instantOf('1991-09-15', '01:30').toISOString()).toBe('1991-09-14T16:30:00.000Z');
});

test('dates that do not exist and times that are none are refused', () => {
  for (const date of ['2025-02-29', '2026-13-01', '2026-04-31', '26-1-1', '', '2026-1-01'])
    expect(() => dayOfDate(date), date).toThrow(/civil-date/);
  for (const time of ['8:30', '24:01', '12:60', '', '25:00']) expect(() => clockOf(time), time).toThrow(/clock-time/);
  expect(dateOfDay(dayOfDate('2024-02-29'))).toBe('2024-02-29');
});

test('days are counted across month ends, leap days and centuries', () => {
  expect(addDays('2024-02-28', 1)).toBe('2024-02-29');
  expect(addDays('2023-02-28', 1)).toBe('2023-03-01');
  expect(addDays('2100-02-28', 1)).toBe('2100-03-01');
  expect(addDays('2026-01-01', -1)).toBe('2025-12-31');
  expect(weekdayOfDay(dayOfDate('2026-11-21'))).toBe(6);
  expect(weekdayOfDay(dayOfDate('1969-12-31'))).toBe(3);
});

test('month, day and weekday agree with Date on every day of three centuries', () => {
  for (let day = dayOfDate('1850-01-01'); day <= dayOfDate('2150-12-31'); day++) {
    const date = new Date(day * 24 * HOUR);
    const expected = (date.getUTCMonth() + 1) * 100 + date.getUTCDate();
    if (monthDayOfDay(day) !== expected || weekdayOfDay(day) !== date.getUTCDay())
      expect.fail(`${dateOfDay(day)}: ${monthDayOfDay(day)}, weekday ${weekdayOfDay(day)}`);
  }
});

test('offsets agree with the wall clock of the platform at any instant, in any order', () => {
  const zones = ['Asia/Shanghai', 'America/New_York', 'Europe/Lisbon', 'Australia/Lord_Howe', 'Africa/Casablanca'];
  const wall = new Map(
    zones.map((timeZone) => [
      timeZone,
      new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' }),
    ]),
  );
  const instant = fc.integer({ min: Date.UTC(1940, 0) / 1000, max: Date.UTC(2035, 0) / 1000 });
  fc.assert(
    fc.property(fc.constantFrom(...zones), instant, (zone, seconds) => {
      const local = new Date(seconds * 1000 + zoneOf(zone).offsetAt(seconds * 1000)).toISOString();
      expect(wall.get(zone)?.format(seconds * 1000)).toBe(local.slice(0, 19).replace('T', ' '));
    }),
    { numRuns: 3000 },
  );
});

test('an instant comes back from its civil date and time, to the minute', () => {
  const minute = fc.integer({ min: Date.UTC(1992, 0) / 60_000, max: Date.UTC(2040, 0) / 60_000 });
  fc.assert(
    fc.property(minute, (minutes) => {
      const at = new Date(minutes * 60_000);
      expect(instantOf(civilDateOf(at), clockTimeOf(at))).toEqual(at);
    }),
  );
});
