import type { ReactElement } from 'react';
import { useWords } from '../lib/i18n.ts';
import { StatusTag, type Tone } from './status-tag.tsx';
import { projectStateWords } from './project-state-words.ts';

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
  const t = useWords(projectStateWords);
  return <StatusTag tone={tones[state] ?? 'neutral'}>{t(state as 'drafted')}</StatusTag>;
}
