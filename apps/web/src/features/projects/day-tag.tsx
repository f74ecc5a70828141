import type { ReactElement } from 'react';
import { civilDayOf, daysBetween, momentOf } from '../../lib/civil-day.ts';
import { useLanguage, useWords } from '../../lib/i18n.ts';
import { dayText } from '../../lib/time.ts';
import { useNow } from '../../lib/use-now.ts';
import { StatusTag } from '../../ui/status-tag.tsx';
import { projectWords } from './words.ts';

/** A day that is to come, or how long it is over. */
export function DayTag({ day }: { day: string }): ReactElement {
  const t = useWords(projectWords);
  const lang = useLanguage();
  const left = daysBetween(civilDayOf(useNow()), day);
  const tone = left < 0 ? 'danger' : left <= 7 ? 'warning' : 'neutral';
  const words = left < 0 ? t('lateDays', { n: -left }) : left === 0 ? t('today') : t('daysLeft', { n: left });
  return (
    <span title={dayText(momentOf(day), lang)}>
      <StatusTag tone={tone}>{words}</StatusTag>
    </span>
  );
}
