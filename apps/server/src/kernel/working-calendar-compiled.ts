/** The working calendar as data, and the same calendar laid out for quick look-ups by day number. */
import { invalid } from './errors.ts';
import {
  type CivilDate,
  clockOf,
  DAY,
  dayOfDate,
  instantAt,
  monthDayOfDay,
  weekdayOfDay,
  type Zone,
  zoneOf,
} from './time.ts';

/** Working hours on the wall clock, 'HH:MM'; `to` may be '24:00'. Hours over midnight are two spans on two days. */
export interface HoursSpan {
  readonly from: string;
  readonly to: string;
}

export const weekdays = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'] as const;
export type Weekday = (typeof weekdays)[number];

/** Hours of each weekday, in order and not overlapping; a weekday without hours is a rest day. */
export type WeekHours = Readonly<Record<Weekday, readonly HoursSpan[]>>;

/** Other hours in a part of every year: `from` and `to` as 'MM-DD', both included; `from` after `to` runs over New Year. */
export interface Season {
  readonly from: string;
  readonly to: string;
  readonly hours: WeekHours;
}

/**
 * When a tenant works: plain, JSON-serialisable data that never changes once published under a `version`.
 * Treat an object as frozen: what is derived from it is remembered for as long as the object lives.
 */
export interface WorkingCalendar {
  readonly version: string;
  /** IANA name or fixed offset such as '+08:00'. */
  readonly timezone: string;
  readonly hours: WeekHours;
  /** The first season that holds a date takes the place of `hours` on it. */
  readonly seasons?: readonly Season[];
  /** Hours of a make-up workday whose own weekday has none; Monday's unless given. */
  readonly makeUpHours?: readonly HoursSpan[];
  /** Days off, weekends among them or not. */
  readonly holidays: readonly CivilDate[];
  /** Make-up workdays (调休上班); a date in both lists is worked. */
  readonly workdays: readonly CivilDate[];
  /** First and last day that `holidays` and `workdays` are known for; outside, only the plain week is known. */
  readonly coveredFrom: CivilDate;
  readonly coveredUntil: CivilDate;
}

/** Pairs of [opens, closes, opens, closes, …]: on the wall clock as ms after midnight, or as instants. */
export type Spans = readonly number[];

export interface CompiledCalendar {
  readonly zone: Zone;
  readonly coveredFrom: number;
  readonly coveredUntil: number;
  /** The instants between which a day is worked; empty on a rest day. */
  workOf(day: number): Spans;
  /** Whether the calendar names the day itself: as a holiday or as a make-up workday, against or with its weekday. */
  namedAs(day: number): 'holiday' | 'workday' | undefined;
}

const REST: Spans = [];
const compiled = new WeakMap<WorkingCalendar, CompiledCalendar>();

/**
 * Lays out a calendar once per object and remembers it.
 * Throws `invalid`: calendar-hours (spans out of order, or no working hours at all), civil-date, clock-time, time-zone.
 */
export function compileCalendar(calendar: WorkingCalendar): CompiledCalendar {
  let result = compiled.get(calendar);
  if (!result) {
    result = layOut(calendar);
    compiled.set(calendar, result);
  }
  return result;
}

interface Week {
  readonly spans: readonly Spans[];
  /** Of a make-up day that falls on a weekday without hours. */
  readonly makeUp: Spans;
}

function layOut(calendar: WorkingCalendar): CompiledCalendar {
  const exceptions = new Map<number, boolean>();
  for (const date of calendar.holidays) exceptions.set(dayOfDate(date), false);
  for (const date of calendar.workdays) exceptions.set(dayOfDate(date), true);
  const standard = weekOf(calendar.hours, calendar.makeUpHours);
  const seasons = (calendar.seasons ?? []).map((season) => ({
    from: monthDayOf(season.from),
    to: monthDayOf(season.to),
    week: weekOf(season.hours, calendar.makeUpHours),
  }));
  const weekAt = (day: number): Week => {
    if (seasons.length === 0) return standard;
    const at = monthDayOfDay(day);
    for (const { from, to, week } of seasons)
      if (from <= to ? at >= from && at <= to : at >= from || at <= to) return week;
    return standard;
  };
  const spansOf = (day: number): Spans => {
    const exception = exceptions.get(day);
    if (exception === false) return REST;
    const week = weekAt(day);
    const own = week.spans[weekdayOfDay(day)] ?? REST;
    return exception && own.length === 0 ? week.makeUp : own;
  };
  const zone = zoneOf(calendar.timezone);
  // A clock asks for the same few days again and again, so their instants are kept.
  const known = new Map<number, Spans>();
  const workOf = (day: number): Spans => {
    let work = known.get(day);
    if (!work) {
      work = spansOf(day).map((clock) => instantAt(zone, day, clock));
      known.set(day, work);
    }
    return work;
  };
  return {
    zone,
    coveredFrom: dayOfDate(calendar.coveredFrom),
    coveredUntil: dayOfDate(calendar.coveredUntil),
    workOf,
    namedAs: (day) => {
      const worked = exceptions.get(day);
      return worked === undefined ? undefined : worked ? 'workday' : 'holiday';
    },
  };
}

function weekOf(hours: WeekHours, makeUpHours: readonly HoursSpan[] | undefined): Week {
  const spans = weekdays.map((weekday) => spansFrom(hours[weekday]));
  if (spans.every((day) => day.length === 0))
    throw invalid(
      'calendar-hours',
      '工作日历里没有任何工作时间，请至少填写一天。',
      'The calendar has no working hours.',
    );
  const monday = spans[1] ?? REST;
  const makeUp = makeUpHours ? spansFrom(makeUpHours) : monday;
  return { spans, makeUp: makeUp.length > 0 ? makeUp : (spans.find((day) => day.length > 0) ?? REST) };
}

function spansFrom(hours: readonly HoursSpan[]): Spans {
  const spans = hours.flatMap(({ from, to }) => [clockOf(from), clockOf(to)]);
  for (let i = 1; i < spans.length; i++) {
    const [earlier = 0, later = 0] = [spans[i - 1], spans[i]];
    if (later < earlier || (later === earlier && i % 2 === 1))
      throw invalid(
        'calendar-hours',
        '工作时段须按先后填写，不能重叠，结束要晚于开始；跨夜的请分成两天填写。',
        'Working hours must be in order, without overlap, each ending after it begins; split hours that pass midnight.',
        { hours },
      );
  }
  return spans;
}

function monthDayOf(text: string): number {
  // 2024 is a leap year, so that 02-29 is allowed.
  return monthDayOfDay(dayOfDate(`2024-${text}`));
}

/** Whether every day from one instant to the other, both included, lies in the part of the calendar that is known. */
export function isCovered(calendar: CompiledCalendar, from: number, to: number): boolean {
  const { zone } = calendar;
  const [first, last] = from <= to ? [from, to] : [to, from];
  return (
    Math.floor((first + zone.offsetAt(first)) / DAY) >= calendar.coveredFrom &&
    // An end at 24:00 belongs to the day that it ends.
    Math.floor((last - 1 + zone.offsetAt(last - 1)) / DAY) <= calendar.coveredUntil
  );
}

/** When a day ends for people: closing time on a working day, 24:00 on any other (民法典 203 ¶2). */
export function endOfDay(calendar: CompiledCalendar, day: number): number {
  return calendar.workOf(day).at(-1) ?? instantAt(calendar.zone, day, DAY);
}
