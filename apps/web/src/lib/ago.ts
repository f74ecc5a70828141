import type { Language } from './language.ts';

const made = new Map<Language, Intl.RelativeTimeFormat>();

/** 「刚刚」, 「3小时前」, 「5天前」: by the largest part; the exact time belongs beside it. `now` in milliseconds. */
export function agoText(when: string, lang: Language, now: number): string {
  const format = made.get(lang) ?? new Intl.RelativeTimeFormat(lang, { style: 'short' });
  made.set(lang, format);
  const minutes = Math.round((Date.parse(when) - now) / 60_000);
  if (minutes === 0) return lang === 'en' ? 'just now' : '刚刚';
  if (Math.abs(minutes) < 60) return format.format(minutes, 'minute');
  if (Math.abs(minutes) < 24 * 60) return format.format(Math.trunc(minutes / 60), 'hour');
  const days = Math.trunc(minutes / 1440);
  if (Math.abs(days) < 60) return format.format(days, 'day');
  return format.format(Math.trunc(days / 30), 'month');
}
