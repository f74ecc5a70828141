import { addDays, type CivilDay, daysBetween, firstOfMonth, weekdayOf } from '../../lib/civil-day.ts';

export interface Day {
  day: CivilDay;
  registered: number;
  ended: number;
}
/** One bar of the series: a day, or a week or month of a long period. Both days included. */
export interface Bucket {
  from: CivilDay;
  to: CivilDay;
  registered: number;
  ended: number;
}

const MOST_DAYS = 45;
const MOST_WEEKS = 190;

/** Days as they are up to six weeks, weeks (from Monday) up to half a year, months beyond: never more bars than read well. */
export function bucketsOf(days: readonly Day[]): Bucket[] {
  const [first] = days;
  const last = days[days.length - 1];
  if (!first || !last) return [];
  const length = daysBetween(first.day, last.day) + 1;
  const keyOf = (day: CivilDay): CivilDay => {
    if (length <= MOST_DAYS) return day;
    return length <= MOST_WEEKS ? addDays(day, 1 - weekdayOf(day)) : firstOfMonth(day);
  };
  const buckets = new Map<CivilDay, Bucket>();
  for (const { day, registered, ended } of days) {
    const bucket = buckets.get(keyOf(day)) ?? { from: day, to: day, registered: 0, ended: 0 };
    buckets.set(keyOf(day), {
      from: bucket.from,
      to: day,
      registered: bucket.registered + registered,
      ended: bucket.ended + ended,
    });
  }
  return [...buckets.values()];
}

/** A round top of the scale: 1, 2 or 5 times a power of ten, not below the greatest value. */
export function niceTop(greatest: number): number {
  if (greatest <= 4) return 4;
  const power = 10 ** Math.floor(Math.log10(greatest));
  const step = [1, 2, 4, 5, 8, 10].find((each) => each * power >= greatest) ?? 10;
  return step * power;
}
