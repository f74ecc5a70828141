import type { Language } from '../../lib/language.ts';

/** Minutes in a week as hours and minutes, however many hours: 「1 小时 30 分钟」, 「40 小时」. */
export function weeklyTime(minutes: number, lang: Language): string {
  const parts: [number, string, string][] = [
    [Math.floor(minutes / 60), '小时', 'hour'],
    [minutes % 60, '分钟', 'minute'],
  ];
  const shown = parts.filter(([n], at) => n > 0 || (at === 1 && minutes === 0));
  return shown.map(([n, zh, en]) => (lang === 'en' ? `${n} ${en}${n === 1 ? '' : 's'}` : `${n} ${zh}`)).join(' ');
}
