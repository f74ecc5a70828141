/** Working time in milliseconds on a compiled calendar: what `working-calendar.ts` and `clock.ts` share. */
import { invalid } from './errors.ts';
import { DAY, dayAt, instantAt } from './time.ts';
import { type CompiledCalendar, endOfDay } from './working-calendar-compiled.ts';

/** `end-of-day`: until closing time of the last day; `same-time`: until the clock time of the start on the last day. */
export type WorkdayRule = 'end-of-day' | 'same-time';

/** A calendar-day limit that ends on a rest day stays there, or moves to the next working day (民法典 203 ¶1). */
export type RestDayRule = 'stay' | 'next-workday';

// Forty years: beyond this the amount or the calendar is wrong, and a loop must end.
const FARTHEST = 14_610;

function tooFar(): Error {
  return invalid(
    'limit-too-far',
    '按现有工作日历，40 年内到不了这个时限。请检查时限数值和工作日历。',
    'This limit is not reached within 40 years of the working calendar. Check the limit and the calendar.',
  );
}

/**
 * The earliest instant at which `amount` ms of working time have passed since `from`; when negative, the latest instant
 * from which that much working time leads to `from`. Zero is `from` itself, inside working hours or not.
 */
export function addWorking(calendar: CompiledCalendar, from: number, amount: number): number {
  if (amount === 0) return from;
  return amount > 0 ? forward(calendar, from, amount) : backward(calendar, from, -amount);
}

function forward(calendar: CompiledCalendar, from: number, amount: number): number {
  const { zone } = calendar;
  const first = dayAt(zone, from);
  let left = amount;
  for (let day = first; day < first + FARTHEST; day++) {
    const work = calendar.workOf(day);
    for (let i = 0; i < work.length; i += 2) {
      const opens = Math.max(work[i] ?? 0, from);
      const room = (work[i + 1] ?? 0) - opens;
      if (room <= 0) continue;
      if (left <= room) return opens + left;
      left -= room;
    }
  }
  throw tooFar();
}

function backward(calendar: CompiledCalendar, from: number, amount: number): number {
  const { zone } = calendar;
  const first = dayAt(zone, from);
  let left = amount;
  for (let day = first; day > first - FARTHEST; day--) {
    const work = calendar.workOf(day);
    for (let i = work.length - 2; i >= 0; i -= 2) {
      const closes = Math.min(work[i + 1] ?? 0, from);
      const room = closes - (work[i] ?? 0);
      if (room <= 0) continue;
      if (left <= room) return closes - left;
      left -= room;
    }
  }
  throw tooFar();
}

/** Working ms from `a` to `b`; negative when `b` is the earlier. */
export function workingBetween(calendar: CompiledCalendar, a: number, b: number): number {
  if (b < a) return -workingBetween(calendar, b, a);
  const { zone } = calendar;
  const last = dayAt(zone, b);
  let sum = 0;
  for (let day = dayAt(zone, a); day <= last; day++) {
    const work = calendar.workOf(day);
    for (let i = 0; i < work.length; i += 2) {
      const opens = Math.max(work[i] ?? 0, a);
      const closes = Math.min(work[i + 1] ?? 0, b);
      if (closes > opens) sum += closes - opens;
    }
  }
  return sum;
}

/** The `count`-th working day after `day`; 0 is `day` itself when it is worked, else the next that is. */
export function workdayAfter(calendar: CompiledCalendar, day: number, count: number): number {
  const farthest = day + FARTHEST;
  let left = count;
  let at = day;
  while (left > 0 || calendar.workOf(at).length === 0) {
    at++;
    if (at > farthest) throw tooFar();
    if (left > 0 && calendar.workOf(at).length > 0) left--;
  }
  return at;
}

/** The first end of a day after an instant; only of a working day when `workdaysOnly`. */
function dayEndAfter(calendar: CompiledCalendar, at: number, workdaysOnly: boolean): number {
  let day = dayAt(calendar.zone, at);
  if (endOfDay(calendar, day) <= at) day++;
  return endOfDay(calendar, workdaysOnly ? workdayAfter(calendar, day, 0) : day);
}

/** `count` working days on from an instant; the day of the start is not counted (民法典 201). */
export function addWorkdaysMs(calendar: CompiledCalendar, from: number, count: number, rule: WorkdayRule): number {
  if (count === 0 && rule === 'end-of-day') return dayEndAfter(calendar, from, true);
  const day = dayAt(calendar.zone, from);
  const last = workdayAfter(calendar, day, count);
  return rule === 'end-of-day' ? endOfDay(calendar, last) : sameTime(calendar, from, day, last);
}

/** `count` calendar days on from an instant; the day of the start is not counted (民法典 201). */
export function addCalendarDaysMs(
  calendar: CompiledCalendar,
  from: number,
  count: number,
  rule: WorkdayRule,
  restDay: RestDayRule,
): number {
  if (count === 0 && rule === 'end-of-day') return dayEndAfter(calendar, from, restDay === 'next-workday');
  const day = dayAt(calendar.zone, from);
  const last = restDay === 'next-workday' ? workdayAfter(calendar, day + count, 0) : day + count;
  return rule === 'end-of-day' ? endOfDay(calendar, last) : sameTime(calendar, from, day, last);
}

function sameTime(calendar: CompiledCalendar, from: number, day: number, last: number): number {
  const { zone } = calendar;
  return last === day ? from : instantAt(zone, last, from + zone.offsetAt(from) - day * DAY);
}
