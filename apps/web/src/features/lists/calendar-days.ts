import type { CalendarItem } from '@huying/server/contract/lists';
import { addDays, type CivilDay, daysBetween, weekdayOf } from '../../lib/civil-day.ts';

export type DayKind = 'work' | 'rest' | 'holiday' | 'makeup';
export type Span = CalendarItem['hours']['monday'][number];

const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;
export type Weekday = (typeof weekdays)[number];
export { weekdays };

/** What a day is: an entry in the lists first, otherwise its weekday in the plain week. */
export function kindOf(calendar: CalendarItem, day: CivilDay): DayKind {
  if (calendar.workdays.includes(day)) return 'makeup';
  if (calendar.holidays.includes(day)) return 'holiday';
  const weekday = weekdays[weekdayOf(day) - 1] ?? 'monday';
  return calendar.hours[weekday].length > 0 ? 'work' : 'rest';
}

/** Sets days to holiday, make-up workday, or back to what their weekday says. */
export function setDays(
  calendar: CalendarItem,
  days: readonly CivilDay[],
  kind: 'holiday' | 'makeup' | 'plain',
): CalendarItem {
  const without = (list: readonly CivilDay[]) => list.filter((day) => !days.includes(day));
  const withAll = (list: readonly CivilDay[]) => [...without(list), ...days].sort();
  return {
    ...calendar,
    holidays: kind === 'holiday' ? withAll(calendar.holidays) : without(calendar.holidays),
    workdays: kind === 'makeup' ? withAll(calendar.workdays) : without(calendar.workdays),
  };
}

/** One press on a day: usual → holiday → make-up workday → usual. */
export function turnDay(calendar: CalendarItem, day: CivilDay): CalendarItem {
  const kind = kindOf(calendar, day);
  return setDays(calendar, [day], kind === 'holiday' ? 'makeup' : kind === 'makeup' ? 'plain' : 'holiday');
}

/** The days of a span, both ends included; none when it runs backwards, at most a year. */
export function daysOf(from: CivilDay, to: CivilDay): CivilDay[] {
  const length = Math.min(daysBetween(from, to) + 1, 366);
  return Array.from({ length: Math.max(length, 0) }, (_, at) => addDays(from, at));
}

/** Weeks of a month as rows of seven from Monday; null where the month does not reach. */
export function weeksOf(year: number, month: number): (CivilDay | null)[][] {
  const first = `${year}-${String(month).padStart(2, '0')}-01`;
  const cells: (CivilDay | null)[] = Array.from({ length: weekdayOf(first) - 1 }, () => null);
  for (let day = first; day.slice(0, 7) === first.slice(0, 7); day = addDays(day, 1)) cells.push(day);
  while (cells.length % 7 > 0) cells.push(null);
  return Array.from({ length: cells.length / 7 }, (_, row) => cells.slice(row * 7, row * 7 + 7));
}

export const spansText = (spans: readonly Span[]): string => spans.map(({ from, to }) => `${from}-${to}`).join('、');

/** Reads 「08:30-12:00、14:30-18:00」; an empty text is no hours, null what cannot be read. Order and overlap are the server's to judge. */
export function readSpans(text: string): Span[] | null {
  const parts = text
    .normalize('NFKC')
    .split(/[、,;；\s]+/)
    .filter((part) => part !== '');
  const spans = parts.map((part) => /^(\d{1,2}):(\d{2})[-–—~至到](\d{1,2}):(\d{2})$/.exec(part));
  if (spans.includes(null)) return null;
  const time = (hours = '', minutes = '') => `${hours.padStart(2, '0')}:${minutes}`;
  const read = spans.map((found) => ({ from: time(found?.[1], found?.[2]), to: time(found?.[3], found?.[4]) }));
  const isTime = (text: string) => /^([01]\d|2[0-3]):[0-5]\d$|^24:00$/.test(text);
  return read.every(({ from, to }) => isTime(from) && isTime(to)) ? read : null;
}
