import type { ImportState } from '@huying/server/contract/exchange';
import type { ReactElement } from 'react';
import { useWords } from '../../lib/i18n.ts';
import { StatusTag, type Tone } from '../../ui/status-tag.tsx';
import { exchangeWords } from './words.ts';

const tones: Record<ImportState, Tone> = {
  uploaded: 'neutral',
  checking: 'active',
  checked: 'active',
  importing: 'active',
  done: 'success',
  failed: 'danger',
  undoing: 'active',
  undone: 'neutral',
};

export function ImportStateTag({ state }: { state: ImportState }): ReactElement {
  const t = useWords(exchangeWords);
  return <StatusTag tone={tones[state]}>{t(`state.${state}`)}</StatusTag>;
}
