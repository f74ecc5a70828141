/** Limits as tenant data, and the due time of one that runs without a break. */
import { invalid } from './errors.ts';
import { HOUR, MINUTE } from './time.ts';
import type { Reckoned, WorkingCalendar } from './working-calendar.ts';
import { type CompiledCalendar, compileCalendar, isCovered } from './working-calendar-compiled.ts';
import {
  addCalendarDaysMs,
  addWorkdaysMs,
  addWorking,
  type RestDayRule,
  type WorkdayRule,
  workingBetween,
} from './working-calendar-math.ts';

/**
 * minutes, hours: pass on the wall. working-minutes: pass in working hours only (4 工作时 = 240). workdays,
 * calendar-days: whole days after the day of the start, until the end of the last one (`Limit.workdayRule`).
 */
export const limitUnits = ['minutes', 'hours', 'working-minutes', 'workdays', 'calendar-days'] as const;
export type LimitUnit = (typeof limitUnits)[number];

/** The limit of one stage, of the list version that the matter began with. */
export interface Limit {
  readonly stage: string;
  /** From 0; whole for days, where 0 is "the same day". */
  readonly amount: number;
  readonly unit: LimitUnit;
  /** Parts of the limit at which to warn, e.g. [0.5, 0.8, 1]; 1 is the due time itself. */
  readonly warnAt: readonly number[];
  /** For both kinds of days; end-of-day unless given. */
  readonly workdayRule?: WorkdayRule;
  /** For calendar-days that end on a rest day; stay unless given. */
  readonly restDayRule?: RestDayRule;
}

/** What the minutes of a clock are: of working hours, or on the wall. */
export type Measure = 'working' | 'elapsed';

export function measureOf(unit: LimitUnit): Measure {
  return unit === 'working-minutes' || unit === 'workdays' ? 'working' : 'elapsed';
}

/** Throws `invalid` (limit-amount) unless the amount fits its unit. */
export function checkLimit(limit: Limit): void {
  const { stage, amount, unit } = limit;
  const days = unit === 'workdays' || unit === 'calendar-days';
  if (amount >= 0 && (days ? Number.isInteger(amount) : Number.isFinite(amount))) return;
  throw invalid(
    'limit-amount',
    '时限数值不对：请填不小于 0 的数，按日计的须为整数。',
    'A limit is a number from 0, and a whole one when it is in days.',
    { stage, amount, unit },
  );
}

/** The due time of a limit that begins at `from` and is never paused or extended. */
export function dueAfter(calendar: WorkingCalendar, limit: Limit, from: Date): Reckoned {
  checkLimit(limit);
  const compiled = compileCalendar(calendar);
  const start = from.getTime();
  const due = dueFrom(compiled, limit, start, limit.amount);
  return { at: new Date(due), beyondCoverage: isProvisional(compiled, limit, start, due) };
}

export function dueFrom(calendar: CompiledCalendar, limit: Limit, from: number, amount: number): number {
  const { unit, workdayRule = 'end-of-day', restDayRule = 'stay' } = limit;
  if (unit === 'minutes') return from + Math.round(amount * MINUTE);
  if (unit === 'hours') return from + Math.round(amount * HOUR);
  if (unit === 'working-minutes') return addWorking(calendar, from, Math.round(amount * MINUTE));
  if (unit === 'workdays') return addWorkdaysMs(calendar, from, amount, workdayRule);
  return addCalendarDaysMs(calendar, from, amount, workdayRule, restDayRule);
}

/**
 * A due time moved on by exactly the time that the clock stood still, in the measure of the limit; so it may then fall
 * within a day even where days end at closing time. With `next-workday` it leaves rest days again.
 */
export function putOff(calendar: CompiledCalendar, limit: Limit, due: number, still: number): number {
  if (still === 0) return due;
  const moved = measuredAfter(calendar, limit, due, still);
  const rolls = limit.unit === 'calendar-days' && limit.restDayRule === 'next-workday';
  return rolls ? addCalendarDaysMs(calendar, moved, 0, 'same-time', 'next-workday') : moved;
}

/** The time from `a` to `b` in the measure of the limit, in ms. */
export function measured(calendar: CompiledCalendar, limit: Limit, a: number, b: number): number {
  return measureOf(limit.unit) === 'working' ? workingBetween(calendar, a, b) : b - a;
}

/** The earliest instant with `amount` ms after `from` in the measure of the limit. */
export function measuredAfter(calendar: CompiledCalendar, limit: Limit, from: number, amount: number): number {
  return measureOf(limit.unit) === 'working' ? addWorking(calendar, from, amount) : from + amount;
}

/** Whether a due time rests on days that the calendar does not know; the wall clock needs no calendar. */
export function isProvisional(calendar: CompiledCalendar, limit: Limit, from: number, due: number): boolean {
  const { unit, workdayRule, restDayRule } = limit;
  if (unit === 'minutes' || unit === 'hours') return false;
  if (unit === 'calendar-days' && workdayRule === 'same-time' && restDayRule !== 'next-workday') return false;
  return !isCovered(calendar, from, due);
}
