/**
 * The State Council's yearly holiday arrangement (国务院办公厅关于部分节假日安排的通知) from 2007 on, read from the data
 * of the library chinese-days. Its functions are not used: they mix UTC with local time and take unknown years for plain weeks.
 */
import { createRequire } from 'node:module';

/** Days as 'YYYY-MM-DD' in order, ready for a `WorkingCalendar`. */
export interface ChinaHolidays {
  /** Days off, of weekends only those that belong to a holiday. */
  holidays: string[];
  /** Make-up workdays (调休上班). */
  workdays: string[];
  /** First and last day that the two lists are known for: whole years. */
  coveredFrom: string;
  coveredUntil: string;
}

// Before 2007 there was no yearly notice of this form, and nothing to check the library against.
const FIRST_YEAR = 2007;

let loaded: Readonly<ChinaHolidays> | undefined;

/**
 * Loads the arrangement once (a few ms) and remembers it. Cover ends with the last year whose National Day is known;
 * a later notice may still move days around that New Year.
 */
export function loadChinaHolidays(): ChinaHolidays {
  loaded ??= read();
  return { ...loaded, holidays: [...loaded.holidays], workdays: [...loaded.workdays] };
}

function read(): ChinaHolidays {
  const data: unknown = createRequire(import.meta.url)('chinese-days/dist/chinese-days.json');
  const holidays = datesOf(data, 'holidays');
  const workdays = datesOf(data, 'workdays');
  const lastYear = holidays.findLast((date) => date.endsWith('-10-01'))?.slice(0, 4);
  if (!lastYear || !holidays.includes(`${FIRST_YEAR}-10-01`))
    throw new Error('chinese-days holds no holidays from 2007 on: the package is damaged or has changed its form');
  return { holidays, workdays, coveredFrom: `${FIRST_YEAR}-01-01`, coveredUntil: `${lastYear}-12-31` };
}

function datesOf(data: unknown, list: 'holidays' | 'workdays'): string[] {
  const found = typeof data === 'object' && data !== null ? (data as Record<string, unknown>)[list] : undefined;
  const dates = Object.keys(found ?? {}).filter((date) => /^\d{4}-\d{2}-\d{2}$/.test(date));
  // The notice for 2007 already ordered Saturday 30 and Sunday 31 December 2006.
  return dates.filter((date) => date >= `${FIRST_YEAR - 1}-12-30`).sort();
}
