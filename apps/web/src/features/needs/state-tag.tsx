import type { ReactElement } from 'react';
import { useWords } from '../../lib/i18n.ts';
import { StatusTag, type Tone } from '../../ui/status-tag.tsx';
import { isNeedWord, needWords } from './words.ts';

const tones: Readonly<Record<string, Tone>> = {
  noted: 'warning',
  listed: 'warning',
  matched: 'active',
  rechecked: 'success',
  gathered: 'neutral',
  refused: 'neutral',
  withdrawn: 'neutral',
  'promise.tentative': 'warning',
  'promise.kept': 'success',
  'promise.fallen-through': 'neutral',
};

/** How a need (`listed`) or a promise (`promise.kept`) stands. */
export function NeedState({ state }: { state: string }): ReactElement {
  const t = useWords(needWords);
  return <StatusTag tone={tones[state] ?? 'active'}>{isNeedWord(state) ? t(state as 'listed') : state}</StatusTag>;
}
