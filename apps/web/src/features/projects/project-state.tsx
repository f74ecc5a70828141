import type { ReactElement } from 'react';
import { useWords } from '../../lib/i18n.ts';
import { StatusTag, type Tone } from '../../ui/status-tag.tsx';
import { projectWords } from './words.ts';

const tones: Readonly<Record<string, Tone>> = {
  drafted: 'neutral',
  decided: 'neutral',
  calling: 'active',
  underway: 'active',
  done: 'active',
  effective: 'success',
  closed: 'success',
};

/** Where a project stands, as word, shape and colour. */
export function ProjectState({ state }: { state: string }): ReactElement {
  const t = useWords(projectWords);
  return <StatusTag tone={tones[state] ?? 'neutral'}>{t(`state.${state as 'drafted'}`)}</StatusTag>;
}
