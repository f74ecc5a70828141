import { type ImportSummary, listImports } from '@huying/server/contract/exchange';
import type { ReactElement } from 'react';
import { Link } from 'wouter';
import { useWords } from '../../lib/i18n.ts';
import { usePages } from '../../lib/query.ts';
import { Ago } from '../../ui/ago.tsx';
import { Card } from '../../ui/card.tsx';
import { LoadMore } from '../../ui/desk/load-more.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { ImportStateTag } from './import-state.tsx';
import { exchangeWords } from './words.ts';

/** Imports so far, newest first: of everybody for posts of the whole district, one's own otherwise. */
export function PastImports(): ReactElement {
  const t = useWords(exchangeWords);
  const pages = usePages(listImports);
  const isEmpty = pages.rows.length === 0;
  return (
    <Card title={t('past')}>
      {isEmpty && pages.error ? (
        <ErrorState error={pages.error} onRetry={pages.reload} />
      ) : pages.isPending ? (
        <Skeleton lines={4} />
      ) : isEmpty ? (
        <p className="muted">{t('pastNone')}</p>
      ) : (
        <>
          <ul className="exchange-list">
            {pages.rows.map((row) => (
              <PastImport key={row.id} row={row} />
            ))}
          </ul>
          <LoadMore pages={pages} isWatched={false} />
        </>
      )}
    </Card>
  );
}

function PastImport({ row }: { row: ImportSummary }): ReactElement {
  const t = useWords(exchangeWords);
  const { id, fileName, state, counts, createdAt, createdBy } = row;
  const { created, duplicate, rejected, removed, kept, done } = counts;
  return (
    <li>
      <div className="exchange-list-main">
        <Link href={`/desk/exchange/imports/${id}`} className="exchange-link">
          {fileName}
        </Link>
        {done > 0 && (
          <p className="muted small">
            {state === 'undone'
              ? t('pastUndone', { removed, kept })
              : t('pastCounts', { created, duplicate, rejected })}
          </p>
        )}
      </div>
      <ImportStateTag state={state} />
      <span className="muted small">
        <Ago at={createdAt} />
        {createdBy !== null && ` · ${t('pastBy', { name: createdBy })}`}
      </span>
    </li>
  );
}
