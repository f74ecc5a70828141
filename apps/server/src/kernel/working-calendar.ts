/**
 * Working time of a tenant. Each answer that rests on the calendar tells whether it went beyond the days the calendar
 * knows: then it was reckoned with the plain week, is provisional, and the caller alarms the administrator.
 */
import { invalid } from './errors.ts';
import { type CivilDate, dayAt, dayOfDate, MINUTE } from './time.ts';
import {
  compileCalendar,
  type HoursSpan,
  isCovered,
  type WeekHours,
  type WorkingCalendar,
} from './working-calendar-compiled.ts';
import { addWorkdaysMs, addWorking, type WorkdayRule, workingBetween } from './working-calendar-math.ts';

export type { HoursSpan, Season, WeekHours, Weekday, WorkingCalendar } from './working-calendar-compiled.ts';
export type { RestDayRule, WorkdayRule } from './working-calendar-math.ts';

/** An instant reckoned on a calendar; `beyondCoverage`: provisional, some day on the way is not known to the calendar. */
export interface Reckoned {
  at: Date;
  beyondCoverage: boolean;
}

/** The same hours from Monday to Friday, none at the weekend. */
export function mondayToFriday(hours: readonly HoursSpan[]): WeekHours {
  return {
    sunday: [],
    monday: hours,
    tuesday: hours,
    wednesday: hours,
    thursday: hours,
    friday: hours,
    saturday: [],
  };
}

/** Checks a calendar that someone entered: throws `invalid` with what to mend (calendar-hours, civil-date, clock-time, time-zone). */
export function checkCalendar(calendar: WorkingCalendar): void {
  compileCalendar(calendar);
  if (dayOfDate(calendar.coveredFrom) > dayOfDate(calendar.coveredUntil))
    throw invalid('calendar-coverage', '日历的起始日期晚于截止日期，请改正。', 'The calendar ends before it begins.');
}

/** Whether people work on a date: hours on its weekday and no holiday, or a make-up workday. */
export function isWorkday(calendar: WorkingCalendar, date: CivilDate): boolean {
  return compileCalendar(calendar).workOf(dayOfDate(date)).length > 0;
}

/** Whether the calendar knows the holidays and make-up workdays of a date. */
export function isDateCovered(calendar: WorkingCalendar, date: CivilDate): boolean {
  return date >= calendar.coveredFrom && date <= calendar.coveredUntil;
}

/**
 * The earliest instant at which `minutes` of working time have passed since `from` (so it may be a closing time, never
 * an opening time); negative minutes go back to the latest such instant; zero gives `from` itself.
 */
export function addWorkingTime(calendar: WorkingCalendar, from: Date, minutes: number): Reckoned {
  const compiled = compileCalendar(calendar);
  const start = from.getTime();
  const at = addWorking(compiled, start, Math.round(minutes * MINUTE));
  return { at: new Date(at), beyondCoverage: !isCovered(compiled, start, at) };
}

/** Working minutes from `a` to `b`, exact to the millisecond; negative when `b` is the earlier. */
export function workingTimeBetween(
  calendar: WorkingCalendar,
  a: Date,
  b: Date,
): { minutes: number; beyondCoverage: boolean } {
  const compiled = compileCalendar(calendar);
  const [from, to] = [a.getTime(), b.getTime()];
  return { minutes: workingBetween(compiled, from, to) / MINUTE, beyondCoverage: !isCovered(compiled, from, to) };
}

/**
 * `days` working days on from `from`. The day of the start is never counted, worked or not (民法典 201).
 * `end-of-day`: closing time of the last day (民法典 203 ¶2); 0 days is closing time of today, or of the next working
 * day when today is a rest day or already closed. `same-time`: the clock time of `from` on the last day, even if that is
 * outside working hours. Throws `invalid` (limit-amount) unless `days` is a whole number from 0.
 */
export function addWorkdays(
  calendar: WorkingCalendar,
  from: Date,
  days: number,
  rule: WorkdayRule = 'end-of-day',
): Reckoned {
  if (!Number.isInteger(days) || days < 0)
    throw invalid('limit-amount', '工作日数须为整数，不小于 0。', 'Working days are a whole number from 0.', { days });
  const compiled = compileCalendar(calendar);
  const start = from.getTime();
  const at = addWorkdaysMs(compiled, start, days, rule);
  return { at: new Date(at), beyondCoverage: !isCovered(compiled, start, at) };
}

/** How many working days lie after the day of `a`, up to and with the day of `b`; 0 when `b` is not on a later day. */
export function workdaysBetween(calendar: WorkingCalendar, a: Date, b: Date): number {
  const compiled = compileCalendar(calendar);
  const last = dayAt(compiled.zone, b.getTime());
  let count = 0;
  for (let day = dayAt(compiled.zone, a.getTime()) + 1; day <= last; day++)
    if (compiled.workOf(day).length > 0) count++;
  return count;
}
