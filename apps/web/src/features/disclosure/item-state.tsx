import type { ReactElement } from 'react';
import { type Translate, useWords } from '../../lib/i18n.ts';
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

/** What a state is called. */
export const stateName = (state: string, t: Translate<typeof zh>): string => {
  const key = known(state);
  return key ? t(key) : state;
};

/** Where a row of a public list stands, in plain words. */
export function ItemState({ state }: { state: string }): ReactElement {
  const t = useWords(listWords);
  return <StatusTag tone={tones[state] ?? 'neutral'}>{stateName(state, t)}</StatusTag>;
}
