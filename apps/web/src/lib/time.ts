import { type CivilDay, momentOf } from './civil-day.ts';
import type { Language } from './language.ts';

/** Everyone reads the time of the county, wherever the phone thinks it is. */
const ZONE = 'Asia/Shanghai';
const made = new Map<string, Intl.DateTimeFormat>();

function format(lang: Language, key: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const name = `${lang} ${key}`;
  const known = made.get(name) ?? new Intl.DateTimeFormat(lang, { timeZone: ZONE, hourCycle: 'h23', ...options });
  made.set(name, known);
  return known;
}

type When = string | number | Date;
const date = (when: When): Date => (when instanceof Date ? when : new Date(when));

/** 「3月5日 周四 14:20」, “Thu, Mar 5 14:20”; the year is added when it is not the year of `now`. */
export function dateTimeText(when: When, lang: Language, now: When = Date.now()): string {
  const day = dayText(when, lang, now);
  return `${day} ${format(lang, 'time', { hour: '2-digit', minute: '2-digit' }).format(date(when))}`;
}

/** 「3月5日 周四」, “Thu, Mar 5”. */
export function dayText(when: When, lang: Language, now: When = Date.now()): string {
  const year = format(lang, 'year', { year: 'numeric' });
  const sameYear = year.format(date(when)) === year.format(date(now));
  const options: Intl.DateTimeFormatOptions = { month: lang === 'en' ? 'short' : 'long', day: 'numeric' };
  const text = sameYear
    ? format(lang, 'day', options).format(date(when))
    : format(lang, 'fullday', { ...options, year: 'numeric' }).format(date(when));
  const weekday = format(lang, 'weekday', { weekday: 'short' }).format(date(when));
  return lang === 'en' ? `${weekday}, ${text}` : `${text} ${weekday}`;
}

/** 「2026年3月5日」, “Mar 5, 2026”: a day far from now, of which the weekday says nothing. */
export const dateText = (day: CivilDay, lang: Language): string =>
  format(lang, 'date', { year: 'numeric', month: lang === 'en' ? 'short' : 'long', day: 'numeric' }).format(
    momentOf(day),
  );

/** 「2026年3月」, “Mar 2026”, of a month as 'YYYY-MM'. */
export const monthText = (month: string, lang: Language): string =>
  format(lang, 'month', { year: 'numeric', month: lang === 'en' ? 'short' : 'long' }).format(momentOf(`${month}-01`));

/** 「3月」, “Mar”, of a month as 'YYYY-MM' where the year is known. */
export const shortMonthText = (month: string, lang: Language): string =>
  format(lang, 'short month', { month: 'short' }).format(momentOf(`${month}-01`));

/** A length of time by its two largest parts: 「2 天 3 小时」, 「25 分钟」. Less than a minute counts as one. */
export function spanText(ms: number, lang: Language): string {
  const minutes = Math.max(1, Math.floor(Math.abs(ms) / 60_000));
  const parts: [number, string, string][] = [
    [Math.floor(minutes / 1440), '天', 'day'],
    [Math.floor((minutes % 1440) / 60), '小时', 'hour'],
    [minutes % 60, '分钟', 'minute'],
  ];
  const first = parts.findIndex(([n]) => n > 0);
  return parts
    .slice(first, first + 2)
    .filter(([n]) => n > 0)
    .map(([n, zh, en]) => (lang === 'en' ? `${n} ${en}${n === 1 ? '' : 's'}` : `${n} ${zh}`))
    .join(' ');
}
