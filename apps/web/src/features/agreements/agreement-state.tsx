import type { ReactElement } from 'react';
import { useWords } from '../../lib/i18n.ts';
import { StatusTag, type Tone } from '../../ui/status-tag.tsx';
import { agreementWords } from './words.ts';

const tones: Readonly<Record<string, Tone>> = {
  signing: 'warning',
  active: 'active',
  reviewing: 'warning',
  'amend-signing': 'warning',
};

/** Where an agreement stands, as word, shape and colour. */
export function AgreementState({ state }: { state: string }): ReactElement {
  const t = useWords(agreementWords);
  return <StatusTag tone={tones[state] ?? 'neutral'}>{t(`state.${state as 'drafted'}`)}</StatusTag>;
}
