import { addDays, type CivilDate } from '../../../kernel/time.ts';

export type Every = 'day' | 'week' | 'month';

/** The last day of the day, week (Monday to Sunday) or month that holds `day`: by then a round is due. */
export function endOfPeriod(day: CivilDate, every: Every): CivilDate {
  if (every === 'day') return day;
  if (every === 'week') return addDays(day, (7 - weekdayOf(day)) % 7);
  const [year = 0, month = 0] = day.split('-').map(Number);
  return new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10) as CivilDate;
}

/** 1 Monday … 7 Sunday. */
const weekdayOf = (day: CivilDate): number => new Date(`${day}T00:00:00Z`).getUTCDay() || 7;

export const monthOf = (day: CivilDate): string => day.slice(0, 7);

/** Whether the text names a day that exists. */
export const isDay = (text: string): boolean => {
  const at = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().slice(0, 10) === text;
};
