import type { ReactElement } from 'react';
import { civilDayOf, momentOf } from '../../../lib/civil-day.ts';
import { useLanguage, useWords } from '../../../lib/i18n.ts';
import { dayText } from '../../../lib/time.ts';
import { useNow } from '../../../lib/use-now.ts';
import { StatusTag } from '../../../ui/status-tag.tsx';
import { patrolWords } from '../words.ts';

/** By which day; red once it has passed, amber on the day itself. */
export function DayTag({ day }: { day: string }): ReactElement {
  const t = useWords(patrolWords);
  const lang = useLanguage();
  const today = civilDayOf(useNow());
  const words = dayText(momentOf(day), lang);
  if (day < today) return <StatusTag tone="danger">{t('overdueDay', { day: words })}</StatusTag>;
  return <StatusTag tone={day === today ? 'warning' : 'neutral'}>{t('dueOn', { day: words })}</StatusTag>;
}
