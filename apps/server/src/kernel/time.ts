/**
 * Instants, civil dates and time zones. Inside the kernel an instant is a number of milliseconds since 1970 UTC and a
 * civil day is a number of days since 1970-01-01; `Date` and 'YYYY-MM-DD' are used at the surface.
 */
import { invalid } from './errors.ts';

export const MINUTE = 60_000;
export const HOUR = 3_600_000;
export const DAY = 86_400_000;

/** The zone of every Chinese county; its history (summer time 1986–1991, local mean time before 1901) is kept. */
export const CHINA_TIME = 'Asia/Shanghai';

/** A date on the wall calendar, 'YYYY-MM-DD'. */
export type CivilDate = string;

/** What a time zone is to arithmetic: milliseconds to add to UTC at an instant. */
export interface Zone {
  readonly name: string;
  offsetAt(at: number): number;
}

// About 199 days: long enough to be hit again and again, short enough to be scanned for changes in a moment.
const BUCKET = 2 ** 34;
// No zone has ever changed its offset twice within three days.
const SCAN = 3 * DAY;

const zones = new Map<string, Zone>();

/**
 * The zone of an IANA name ('Asia/Shanghai') or of a fixed offset ('+08:00').
 * Throws `invalid` (time-zone) for a name that this machine does not know.
 */
export function zoneOf(name: string): Zone {
  let zone = zones.get(name);
  if (!zone) {
    zone = fixedZone(name) ?? namedZone(name);
    zones.set(name, zone);
  }
  return zone;
}

function fixedZone(name: string): Zone | undefined {
  const parts = /^([+-])(\d{2}):(\d{2})$/.exec(name);
  if (!parts) return name === 'UTC' ? { name, offsetAt: () => 0 } : undefined;
  const size = Number(parts[2]) * HOUR + Number(parts[3]) * MINUTE;
  const offset = parts[1] === '-' ? -size : size;
  return { name, offsetAt: () => offset };
}

interface Stretch {
  from: number;
  until: number;
  offset: number;
}

function namedZone(name: string): Zone {
  const read = offsetReader(name);
  const buckets = new Map<number, Stretch[]>();
  // Most questions in a row fall into the same stretch, so the last answer is asked first.
  let last: Stretch = { from: 0, until: 0, offset: 0 };
  const offsetAt = (at: number): number => {
    if (at >= last.from && at < last.until) return last.offset;
    const key = Math.floor(at / BUCKET);
    let stretches = buckets.get(key);
    if (!stretches) {
      stretches = scan(read, key * BUCKET, (key + 1) * BUCKET);
      buckets.set(key, stretches);
    }
    const found = stretches.find((stretch) => at < stretch.until);
    if (!found) throw new RangeError('not an instant');
    last = found;
    return found.offset;
  };
  return { name, offsetAt };
}

function offsetReader(name: string): (at: number) => number {
  let format: Intl.DateTimeFormat;
  try {
    format = new Intl.DateTimeFormat('en-US', { timeZone: name, timeZoneName: 'longOffset' });
  } catch {
    throw invalid('time-zone', `不认识的时区“${name}”，请填写如 Asia/Shanghai。`, `Unknown time zone "${name}".`, {
      name,
    });
  }
  return (at) => {
    const parts = /GMT(?:([+-])(\d{2}):(\d{2})(?::(\d{2}))?)?$/.exec(format.format(at));
    if (!parts?.[1]) return 0;
    const size = Number(parts[2]) * HOUR + Number(parts[3]) * MINUTE + Number(parts[4] ?? 0) * 1000;
    return parts[1] === '-' ? -size : size;
  };
}

/** The stretches of one offset within [from, until), in order. */
function scan(read: (at: number) => number, from: number, until: number): Stretch[] {
  const stretches: Stretch[] = [];
  let start = from;
  let offset = read(from);
  for (let at = from; at < until; ) {
    const next = Math.min(at + SCAN, until);
    const there = read(next);
    if (there !== offset) {
      let low = at;
      let high = next;
      while (high - low > 1) {
        const middle = Math.floor((low + high) / 2);
        if (read(middle) === offset) low = middle;
        else high = middle;
      }
      stretches.push({ from: start, until: high, offset });
      start = high;
      offset = there;
    }
    at = next;
  }
  if (start < until) stretches.push({ from: start, until, offset });
  return stretches;
}

/** The civil day (days since 1970-01-01) that an instant falls on in a zone. */
export function dayAt(zone: Zone, at: number): number {
  return Math.floor((at + zone.offsetAt(at)) / DAY);
}

/**
 * The instant of a wall-clock time, given as civil day and milliseconds after its midnight (24:00 is the next midnight).
 * A time that is skipped when summer time begins is moved on by the gap; of one that comes twice the earlier is meant.
 */
export function instantAt(zone: Zone, day: number, clock: number): number {
  const local = day * DAY + clock;
  const before = zone.offsetAt(local - DAY);
  const after = zone.offsetAt(local + DAY);
  if (before === after) return local - before;
  if (zone.offsetAt(local - before) === before) return local - before;
  if (zone.offsetAt(local - after) === after) return local - after;
  return local - before;
}

/** Days since 1970-01-01 of a civil date. Throws `invalid` (civil-date) when there is no such day, e.g. 2025-02-29. */
export function dayOfDate(date: CivilDate): number {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(date);
  const month = Number(parts?.[2]);
  const day = parts ? Date.UTC(Number(parts[1]), month - 1, Number(parts[3])) / DAY : Number.NaN;
  // A day too many for its month comes out in the next one.
  if (Number.isNaN(day) || monthDayOfDay(day) !== month * 100 + Number(parts?.[3]))
    throw invalid('civil-date', `“${date}”不是有效日期，请写成 2026-10-01 的样子。`, `"${date}" is not a date.`, {
      date,
    });
  return day;
}

/** The civil date of a day number. */
export function dateOfDay(day: number): CivilDate {
  return new Date(day * DAY).toISOString().slice(0, 10);
}

/** 0 Sunday … 6 Saturday of a day number. */
export function weekdayOfDay(day: number): number {
  return (((day + 4) % 7) + 7) % 7;
}

/** Month and day of a day number as month × 100 + day (1 May = 501), without making a `Date`. */
export function monthDayOfDay(day: number): number {
  // Counting years from 1 March puts the leap day last, so that months follow a fixed rhythm of 153 days in five.
  const shifted = day + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const month = Math.floor((5 * dayOfYear + 2) / 153);
  const date = dayOfYear - Math.floor((153 * month + 2) / 5) + 1;
  return (month < 10 ? month + 3 : month - 9) * 100 + date;
}

/** Milliseconds after midnight of 'HH:MM', '00:00' to '24:00'. Throws `invalid` (clock-time) otherwise. */
export function clockOf(time: string): number {
  const parts = /^(\d{2}):(\d{2})$/.exec(time);
  const clock = parts ? Number(parts[1]) * HOUR + Number(parts[2]) * MINUTE : Number.NaN;
  if (!(clock <= DAY) || Number(parts?.[2]) > 59)
    throw invalid('clock-time', `“${time}”不是有效时刻，请写成 08:30 的样子。`, `"${time}" is not a time of day.`, {
      time,
    });
  return clock;
}

/** 'HH:MM' of milliseconds after midnight; seconds are dropped. */
export function clockText(clock: number): string {
  const minutes = Math.floor(clock / MINUTE);
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}

/** The civil date of an instant in a zone. */
export function civilDateOf(at: Date, timezone: string = CHINA_TIME): CivilDate {
  return dateOfDay(dayAt(zoneOf(timezone), at.getTime()));
}

/** 'HH:MM' on the wall clock at an instant in a zone. */
export function clockTimeOf(at: Date, timezone: string = CHINA_TIME): string {
  const ms = at.getTime();
  const local = ms + zoneOf(timezone).offsetAt(ms);
  return clockText(local - Math.floor(local / DAY) * DAY);
}

/** The instant of a civil date and 'HH:MM' in a zone; rules for skipped and doubled times as in `instantAt`. */
export function instantOf(date: CivilDate, time: string, timezone: string = CHINA_TIME): Date {
  return new Date(instantAt(zoneOf(timezone), dayOfDate(date), clockOf(time)));
}

/** The civil date `days` later (or earlier, when negative). */
export function addDays(date: CivilDate, days: number): CivilDate {
  return dateOfDay(dayOfDate(date) + days);
}

/** 2026年11月18日, as documents write it. */
export const longDate = (date: CivilDate): string => {
  const [year, month, day] = date.split('-').map(Number);
  return `${year}年${month}月${day}日`;
};
