import type { BoardRow } from '@huying/server/contract/projects';
import type { ReactElement } from 'react';
import { useWords } from '../../../lib/i18n.ts';
import { boardWords } from './words.ts';

type Month = BoardRow['months'][number];

/** What is missing of the plan. */
export const behindBy = ({ planned, reached }: Month): number => Math.max(0, (planned ?? 0) - (reached ?? 0));

/** A month as a bar and as numbers; late is a word and a mark besides the colour. */
export function MonthCell({ month }: { month: Month }): ReactElement {
  const t = useWords(boardWords);
  const { planned, reached, late } = month;
  // Nothing is to be reached yet, and nothing has been.
  if ((planned ?? 0) === 0 && (reached ?? 0) === 0)
    return (
      <span className="board-nothing">
        <span aria-hidden="true">{t('nothing')}</span>
        <span className="sr-only">{t('noPlan')}</span>
      </span>
    );
  const behind = behindBy(month);
  const spoken =
    reached === null
      ? t('cellPlanned', { planned: planned ?? 0 })
      : late && behind > 0
        ? t('behindLong', { planned: planned ?? 0, reached, n: behind })
        : t('cell', { planned: planned ?? 0, reached });
  return (
    <span className="board-month">
      <span className="sr-only">{spoken}</span>
      <span className="board-track" aria-hidden="true">
        <span className="board-planned" style={{ width: `${planned ?? 0}%` }} />
        {reached !== null && <span className="board-reached" style={{ width: `${reached}%` }} />}
      </span>
      <span className="board-numbers" aria-hidden="true">
        {t('reachedOf', { reached: reached ?? t('nothing'), planned: planned ?? t('nothing') })}
      </span>
      {late && (
        <span className="board-behind" aria-hidden="true">
          <svg viewBox="0 0 16 16" fill="currentColor" aria-hidden="true">
            <path d="M5 1h6l4 4v6l-4 4H5l-4-4V5z" />
          </svg>
          {behind > 0 ? t('behind', { n: behind }) : t('late')}
        </span>
      )}
    </span>
  );
}

/** What the bar, the numbers and the mark mean. */
export function Legend(): ReactElement {
  const t = useWords(boardWords);
  return (
    <p className="board-legend">
      <strong>{t('legend')}</strong>
      <span>
        <span className="board-key board-key-reached" aria-hidden="true" /> {t('legendReached')}
      </span>
      <span>
        <span className="board-key board-key-planned" aria-hidden="true" /> {t('legendPlanned')}
      </span>
      <span>{t('legendNumbers')}</span>
      <span className="board-behind">
        <svg viewBox="0 0 16 16" fill="currentColor" aria-hidden="true">
          <path d="M5 1h6l4 4v6l-4 4H5l-4-4V5z" />
        </svg>
        {t('legendLate')}
      </span>
    </p>
  );
}
