import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { addDays } from '../../kernel/time.ts';
import { isWorkday } from '../../kernel/working-calendar.ts';
import { chinaCalendar } from './china-calendar.ts';
import { loadChinaHolidays } from './china-holidays.ts';

const shared = process.env.HUYING_SHARED ?? fileURLToPath(new URL('../../../../../../shared', import.meta.url));
const folder = `${shared}/data/holidays`;

interface OutsideYear {
  days: { date: string; isOffDay: boolean }[];
}

test('every day of 2007 to 2026 is worked or not as in the outside lists', (context) => {
  if (!existsSync(folder)) context.skip(`outside holiday lists are absent: ${folder} (set HUYING_SHARED)`);
  const outside = new Map<string, boolean>();
  for (let year = 2007; year <= 2026; year++) {
    const { days } = JSON.parse(readFileSync(`${folder}/holiday-cn_${year}.json`, 'utf8')) as OutsideYear;
    for (const { date, isOffDay } of days) outside.set(date, isOffDay);
  }
  const calendar = chinaCalendar();
  const differing: string[] = [];
  let compared = 0;
  for (let date = '2007-01-01'; date <= '2026-12-31'; date = addDays(date, 1)) {
    const isWeekend = [0, 6].includes(new Date(`${date}T00:00:00Z`).getUTCDay());
    const isOff = outside.get(date) ?? isWeekend;
    if (isWorkday(calendar, date) === isOff) differing.push(`${date}: outside ${isOff ? 'off' : 'worked'}`);
    compared++;
  }
  expect(compared).toBe(7305);
  expect(differing).toEqual([]);
});

test('the cover is told in whole years, and an unknown year is not in it', () => {
  const { coveredFrom, coveredUntil, holidays, workdays } = loadChinaHolidays();
  expect(coveredFrom).toBe('2007-01-01');
  expect(coveredUntil).toBe('2026-12-31');
  for (let year = 2007; year <= 2026; year++) expect(holidays).toContain(`${year}-10-01`);
  expect([...holidays, ...workdays].filter((date) => date > coveredUntil)).toEqual([]);
  expect(holidays.filter((date) => workdays.includes(date))).toEqual([]);
  expect(holidays).toEqual([...new Set(holidays)].sort());
  expect(workdays).toEqual([...new Set(workdays)].sort());
});

test('changing the lists one was given changes nothing for others', () => {
  loadChinaHolidays().holidays.length = 0;
  expect(loadChinaHolidays().holidays.length).toBeGreaterThan(500);
  expect(chinaCalendar()).toBe(chinaCalendar());
});

test('2026 as in the notice of November 2025, weekdays written out', () => {
  const calendar = chinaCalendar();
  const worked = ['2026-01-04', '2026-02-14', '2026-02-28', '2026-05-09', '2026-09-20', '2026-10-10']; // Sun Sat Sat Sat Sun Sat
  const off = ['2026-01-02', '2026-02-16', '2026-04-06', '2026-05-05', '2026-06-19', '2026-09-25', '2026-10-07']; // Fri Mon Mon Tue Fri Fri Wed
  expect(worked.filter((date) => !isWorkday(calendar, date))).toEqual([]);
  expect(off.filter((date) => isWorkday(calendar, date))).toEqual([]);
});
