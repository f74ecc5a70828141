import type { MatchPlan } from '@huying/server/contract/needs';
import type { ReactElement } from 'react';
import { useWords } from '../../../lib/i18n.ts';
import { StatusTag, type Tone } from '../../../ui/status-tag.tsx';
import { matchWords } from './match-words.ts';

const tones: Record<MatchPlan['state'], Tone> = {
  solving: 'active',
  draft: 'warning',
  failed: 'danger',
  accepting: 'active',
  accepted: 'success',
  discarded: 'neutral',
};

export function PlanState({ state }: Pick<MatchPlan, 'state'>): ReactElement {
  const t = useWords(matchWords);
  return <StatusTag tone={tones[state]}>{t(`state.${state}`)}</StatusTag>;
}
