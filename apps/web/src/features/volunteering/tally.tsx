import type { ActivityRow } from '@huying/server/contract/volunteering';
import type { ReactElement } from 'react';
import { useWords } from '../../lib/i18n.ts';
import { activityWords } from './words.ts';

/** What came of an activity in one line. */
export function Tally({
  people,
  hours,
  served,
}: Pick<ActivityRow, 'people' | 'hours' | 'served'>): ReactElement | null {
  const t = useWords(activityWords);
  if (people === null) return null;
  return <span className="muted">{t('tally', { people, hours: hours ?? 0, served: served ?? 0 })}</span>;
}
