import type { ReactElement } from 'react';
import { useWords } from '../../../lib/i18n.ts';
import { StatusTag, type Tone } from '../../../ui/status-tag.tsx';
import { patrolWords } from '../words.ts';

const tones: Readonly<Record<string, Tone>> = {
  reported: 'warning',
  rectifying: 'active',
  checking: 'active',
  cleared: 'success',
  void: 'neutral',
};

/** Where a hazard stands, as word, shape and colour. */
export function HazardState({ state }: { state: string }): ReactElement {
  const t = useWords(patrolWords);
  return <StatusTag tone={tones[state] ?? 'neutral'}>{t(`state.${state as 'reported'}`)}</StatusTag>;
}
