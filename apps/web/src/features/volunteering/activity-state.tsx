import type { ActivityRow } from '@huying/server/contract/volunteering';
import type { ReactElement } from 'react';
import { useWords } from '../../lib/i18n.ts';
import { StatusTag, type Tone } from '../../ui/status-tag.tsx';
import { activityWords } from './words.ts';

const tones: Record<ActivityRow['state'], Tone> = {
  planned: 'active',
  held: 'warning',
  confirmed: 'success',
  returned: 'warning',
  cancelled: 'neutral',
};

/** Where an activity stands, as word, shape and colour. */
export function ActivityState({ state }: { state: ActivityRow['state'] }): ReactElement {
  const t = useWords(activityWords);
  return <StatusTag tone={tones[state]}>{t(`state.${state}`)}</StatusTag>;
}
