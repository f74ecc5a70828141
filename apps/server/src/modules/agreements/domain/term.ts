import { addDays, type CivilDate, dateOfDay, dayOfDate } from '../../../kernel/time.ts';

/** The same day so many months on; the last day of that month where it has no such day. */
export function addMonths(date: CivilDate, months: number): CivilDate {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
  const at = year * 12 + month - 1 + months;
  const first = (month: number): CivilDate =>
    `${String(Math.floor(month / 12)).padStart(4, '0')}-${String((month % 12) + 1).padStart(2, '0')}-01`;
  const end = dayOfDate(first(at + 1)) - 1;
  return dateOfDay(Math.min(dayOfDate(first(at)) + day - 1, end));
}

interface Term {
  fromOn: CivilDate;
  untilOn: CivilDate;
}

/**
 * The day of the next review after `after`: every so many months from the beginning; the last one so many days before the
 * end, so that it is known whether to renew. Null when none is left.
 */
export function nextReview(
  { fromOn, untilOn }: Term,
  after: CivilDate,
  { reviewMonths, reviewWithinDays }: { reviewMonths: number; reviewWithinDays: number },
): CivilDate | null {
  const last = addDays(untilOn, -reviewWithinDays);
  for (let n = 1; ; n++) {
    const on = addMonths(fromOn, n * reviewMonths);
    if (on >= last) return last > after && last > fromOn ? last : null;
    if (on > after) return on;
  }
}

/** The template's words with what is known filled in. */
export const filled = (words: string, values: Readonly<Record<string, string>>): string =>
  words.replace(/\{(community|unit|from|until)\}/g, (_hole, name: string) => values[name] ?? '');
