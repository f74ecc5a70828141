/** The calendar of a tenant that has not published one of its own. */
import { CHINA_TIME } from '../../kernel/time.ts';
import { mondayToFriday, type WorkingCalendar } from '../../kernel/working-calendar.ts';
import { loadChinaHolidays } from './china-holidays.ts';

let made: WorkingCalendar | undefined;

/**
 * Monday to Friday 08:30–12:00 and 14:30–17:30 with the State Council's holidays and make-up workdays; always the same
 * object. A tenant's own hours are laid over it: `{ ...chinaCalendar(), version, hours }`.
 */
export function chinaCalendar(): WorkingCalendar {
  if (!made) {
    const china = loadChinaHolidays();
    made = {
      version: `china-${china.coveredFrom.slice(0, 4)}-${china.coveredUntil.slice(0, 4)}`,
      timezone: CHINA_TIME,
      hours: mondayToFriday([
        { from: '08:30', to: '12:00' },
        { from: '14:30', to: '17:30' },
      ]),
      ...china,
    };
  }
  return made;
}
