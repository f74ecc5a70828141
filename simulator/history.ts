import { isWorkday, type WorkingCalendar } from '../apps/server/src/kernel/working-calendar.ts';
import { civilDateOf, clockTimeOf, DAY, HOUR, instantOf, addDays, MINUTE } from '../apps/server/src/kernel/time.ts';
import type { Random } from './random.ts';

const ZONE = 'Asia/Shanghai';
/** How many of a hundred reports come in each hour of the day: mornings and after work. */
const HOURS = [1, 0, 0, 0, 0, 1, 3, 6, 10, 10, 8, 6, 5, 5, 6, 7, 6, 6, 7, 6, 4, 2, 1, 0];

/** The instants of some `count` reports over the days before `end`, day by day, oldest first; fewer on rest days. */
export function arrivals(count: number, days: number, end: Date, calendar: WorkingCalendar, random: Random): Date[][] {
  const weights = Array.from({ length: days }, (_, i) =>
    isWorkday(calendar, civilDateOf(new Date(end.getTime() - i * DAY), ZONE)) ? 1 : 0.55,
  );
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const dayOf = (weight: number, i: number): Date[] => {
    const date = civilDateOf(new Date(end.getTime() - i * DAY), ZONE);
    const times = Array.from(
      { length: Math.round((count * weight) / total) },
      () => new Date(instantOf(date, '00:00', ZONE).getTime() + hourOfDay(random) * HOUR + random.int(HOUR)),
    );
    return times.filter((at) => at < end).sort((a, b) => a.getTime() - b.getTime());
  };
  return weights.map(dayOf).reverse();
}

function hourOfDay(random: Random): number {
  let left = random.int(HOURS.reduce((sum, weight) => sum + weight, 0));
  for (const [hour, weight] of HOURS.entries()) {
    left -= weight;
    if (left < 0) return hour;
  }
  return 12;
}

/** When somebody at a desk gets to it: after `delay`, within office hours, on a working day. */
export function atDesk(from: Date, delayMs: number, calendar: WorkingCalendar, random: Random): Date {
  let at = new Date(from.getTime() + delayMs);
  for (;;) {
    const date = civilDateOf(at, ZONE);
    const time = clockTimeOf(at, ZONE);
    if (isWorkday(calendar, date) && time >= '08:30' && time < '17:30') return at;
    const next = isWorkday(calendar, date) && time < '08:30' ? date : addDays(date, 1);
    at = new Date(instantOf(next, '08:30', ZONE).getTime() + random.int(90) * MINUTE);
  }
}

/** A delay around `hours`, now and then several times as long. */
export const around = (hours: number, random: Random): number =>
  hours * HOUR * (0.4 + random.next() * 1.2) * (random.chance(0.08) ? 4 : 1);
