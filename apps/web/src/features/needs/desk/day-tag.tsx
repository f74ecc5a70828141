import type { ReactElement } from 'react';
import { civilDayOf, daysBetween, momentOf } from '../../../lib/civil-day.ts';
import type { Language } from '../../../lib/language.ts';
import { useLanguage, useWords } from '../../../lib/i18n.ts';
import { StatusTag } from '../../../ui/status-tag.tsx';
import { needDeskWords } from './words.ts';

/** A day by which something is wanted or owed; past and not done it stands out. */
export function DayTag({ day, isOver }: { day: string; isOver: boolean }): ReactElement {
  const t = useWords(needDeskWords);
  const lang = useLanguage();
  const left = daysBetween(civilDayOf(Date.now()), day);
  const words = shortDay(day, lang);
  if (isOver || left > 7) return <span>{words}</span>;
  return (
    <StatusTag tone={left < 0 ? 'danger' : 'warning'}>
      {left < 0 ? t('lateSince', { day: words, n: -left }) : words}
    </StatusTag>
  );
}

/** 「3月5日」, without the weekday, so that it fits a column; the year where it is another. */
const shortDay = (day: string, lang: Language): string =>
  new Intl.DateTimeFormat(lang, {
    timeZone: 'Asia/Shanghai',
    month: lang === 'en' ? 'short' : 'long',
    day: 'numeric',
    ...(day.slice(0, 4) !== civilDayOf(Date.now()).slice(0, 4) && { year: 'numeric' }),
  }).format(momentOf(day));
