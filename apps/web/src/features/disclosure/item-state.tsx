import type { ReactElement } from 'react';
import { useWords } from '../../lib/i18n.ts';
import { StatusTag, type Tone } from '../../ui/status-tag.tsx';
import { listWords, type zh } from './list-words.ts';

type StateKey = Extract<keyof typeof zh, `state.${string}`>;
const tones: Record<string, Tone> = {
  listed: 'neutral',
  calling: 'neutral',
  decided: 'neutral',
  taken: 'neutral',
  matched: 'active',
  underway: 'active',
  effective: 'success',
  open: 'success',
  met: 'success',
  rechecked: 'success',
  done: 'success',
  closed: 'success',
};
const known = (state: string): StateKey | null => (state in tones ? (`state.${state}` as StateKey) : null);

/** Where a row of a public list stands, in plain words. */
export function ItemState({ state }: { state: string }): ReactElement {
  const t = useWords(listWords);
  const key = known(state);
  return <StatusTag tone={tones[state] ?? 'neutral'}>{key ? t(key) : state}</StatusTag>;
}
