/** Days of the calendar as 'YYYY-MM-DD', without a time of day: what date fields and the server's reports speak of. */
export type CivilDay = string;

const zoned = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Asia/Shanghai',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
});
const noon = (day: CivilDay): Date => new Date(`${day}T12:00:00Z`);
const written = (at: Date): CivilDay => at.toISOString().slice(0, 10);

/** The day it is in the county, wherever the computer thinks it is. */
export const civilDayOf = (at: Date | number): CivilDay => zoned.format(at);

export const isCivilDay = (text: unknown): text is CivilDay =>
  typeof text === 'string' &&
  /^\d{4}-\d{2}-\d{2}$/.test(text) &&
  !Number.isNaN(noon(text).getTime()) &&
  written(noon(text)) === text;

export const addDays = (day: CivilDay, by: number): CivilDay =>
  written(new Date(noon(day).getTime() + by * 86_400_000));

/** 1 for Monday to 7 for Sunday. */
export const weekdayOf = (day: CivilDay): number => noon(day).getUTCDay() || 7;

/** Whole days from one day to another; negative when `to` is the earlier. */
export const daysBetween = (from: CivilDay, to: CivilDay): number =>
  Math.round((noon(to).getTime() - noon(from).getTime()) / 86_400_000);

export const firstOfMonth = (day: CivilDay): CivilDay => `${day.slice(0, 7)}-01`;
/** The last day of the day's month. */
export const lastOfMonth = (day: CivilDay): CivilDay => {
  const [year = 0, month = 1] = day.split('-').map(Number);
  return written(new Date(Date.UTC(year, month, 0, 12)));
};

/** The noon of a day in the county: a moment that formats as this day. */
export const momentOf = (day: CivilDay): Date => new Date(`${day}T12:00:00+08:00`);

/** What a field for date and time holds ('YYYY-MM-DDTHH:mm', without a zone) as the county's instant. */
export const instantOfLocal = (text: string): string => new Date(`${text}:00+08:00`).toISOString();
