import type { Text } from '../../../kernel/errors.ts';

/** One thing the person who imports must know; an error leaves its row out, a warning does not. */
export interface Problem {
  /** Number of the file in the call, from 0. */
  file: number;
  /** Line of the table (the header is 1) or number of the feature (from 1); 0 is the whole file. */
  row: number;
  code: string;
  name: string;
  kind: string;
  severity: 'error' | 'warning';
  text: Text;
}

export const MOST_PROBLEMS = 500;

export interface Counts {
  rows: number;
  created: number;
  updated: number;
  unchanged: number;
  /** Rows left out because they were not asked for. */
  skipped: number;
  /** Rows left out because of an error. */
  refused: number;
}

/** The answer to an import, in the language of the person; of very many problems the first 500 are listed, errors first. */
export function reportOf(dryRun: boolean, counts: Counts, problems: readonly Problem[], lang: 'zh' | 'en') {
  const sorted = [...problems].sort((a, b) => Number(a.severity === 'warning') - Number(b.severity === 'warning'));
  return {
    dryRun,
    ...counts,
    problemCount: problems.length,
    problems: sorted.slice(0, MOST_PROBLEMS).map(({ text, ...problem }) => ({ ...problem, detail: text[lang] })),
  };
}
