import './state.css';
import type { ReactElement } from 'react';
import { useWords } from '../lib/i18n.ts';
import { uiWords } from './words.ts';

/** Grey lines where text will be; says 「正在加载」 to screen readers. */
export function Skeleton({ lines = 3 }: { lines?: number }): ReactElement {
  const t = useWords(uiWords);
  return (
    <div className="skeleton" role="status">
      <span className="sr-only">{t('loading')}</span>
      {Array.from({ length: lines }, (_line, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the lines are alike and never move.
        <div className="skeleton-line" key={at} aria-hidden="true" />
      ))}
    </div>
  );
}
