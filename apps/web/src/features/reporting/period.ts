import { addDays, type CivilDay, firstOfMonth, isCivilDay, lastOfMonth, weekdayOf } from '../../lib/civil-day.ts';

export const periodKinds = ['week', 'half', 'month', 'days30', 'custom'] as const;
export type PeriodKind = (typeof periodKinds)[number];

/** Both days included. */
export interface Period {
  kind: PeriodKind;
  from: CivilDay;
  to: CivilDay;
}

/** The whole week (from Monday), half month (1–15, 16–end) or month that holds a day. */
function whole(kind: 'week' | 'half' | 'month', day: CivilDay): { from: CivilDay; to: CivilDay } {
  if (kind === 'week') {
    const from = addDays(day, 1 - weekdayOf(day));
    return { from, to: addDays(from, 6) };
  }
  const first = firstOfMonth(day);
  if (kind === 'month') return { from: first, to: lastOfMonth(day) };
  const isFirstHalf = Number(day.slice(8)) <= 15;
  return isFirstHalf ? { from: first, to: addDays(first, 14) } : { from: addDays(first, 15), to: lastOfMonth(day) };
}

const until = (to: CivilDay, today: CivilDay): CivilDay => (to > today ? today : to);

/** The period of a kind that holds `day`; one that is under way ends today. */
export function periodOf(kind: Exclude<PeriodKind, 'custom'>, day: CivilDay, today: CivilDay): Period {
  if (kind === 'days30') return { kind, from: addDays(until(day, today), -29), to: until(day, today) };
  const { from, to } = whole(kind, day);
  return { kind, from, to: until(to, today) };
}

/** The period before (-1) or after (1); null when it has not begun yet, and for days chosen freely. */
export function stepPeriod({ kind, from }: Period, by: -1 | 1, today: CivilDay): Period | null {
  if (kind === 'custom') return null;
  if (kind === 'days30') {
    const to = addDays(from, by < 0 ? -1 : 59);
    return to > today ? null : periodOf(kind, to, today);
  }
  const next = by < 0 ? addDays(from, -1) : addDays(whole(kind, from).to, 1);
  return next > today ? null : periodOf(kind, next, today);
}

/** Reads the address: `period` and `on` (a day in it), or `from` and `to`; this month when it says nothing usable. */
export function readPeriod(query: URLSearchParams, today: CivilDay): Period {
  const [kind, from, to, on] = ['period', 'from', 'to', 'on'].map((name) => query.get(name));
  if (kind === 'custom' && isCivilDay(from) && isCivilDay(to)) return { kind, from, to };
  const known = periodKinds.find((each) => each === kind);
  const day = isCivilDay(on) && on <= today ? on : today;
  return periodOf(known === undefined || known === 'custom' ? 'month' : known, day, today);
}

/** What the address says of a period; the present one is named without its day, so that a bookmark moves with time. */
export function writePeriod(period: Period, today: CivilDay): Record<string, string> {
  const { kind, from, to } = period;
  if (kind === 'custom') return { period: kind, from, to };
  const now = periodOf(kind, today, today);
  return { period: kind, ...(now.from !== from && { on: kind === 'days30' ? to : from }) };
}
