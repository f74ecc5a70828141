import { type Edition, listEditionItems } from '@huying/server/contract/disclosure';
import type { ReactElement } from 'react';
import { useWords } from '../../../lib/i18n.ts';
import { usePages } from '../../../lib/query.ts';
import { Button } from '../../../ui/button.tsx';
import { Empty } from '../../../ui/empty.tsx';
import { ErrorState } from '../../../ui/error-state.tsx';
import { Skeleton } from '../../../ui/skeleton.tsx';
import { PreviewCard } from './preview-card.tsx';
import { deskWords } from './words.ts';

export type Show = 'all' | 'blocked' | 'doubtful' | 'left-out';

/** The rows of an edition as they will be read, with what was found in them. */
export function EditionItems({ edition, show }: { edition: Edition; show: Show }): ReactElement {
  const t = useWords(deskWords);
  const pages = usePages(listEditionItems, { params: { id: edition.id }, query: { show } });
  if (pages.error && pages.rows.length === 0) return <ErrorState error={pages.error} onRetry={pages.reload} />;
  if (pages.isPending) return <Skeleton lines={10} />;
  if (pages.rows.length === 0)
    return <Empty title={t(show === 'blocked' ? 'nothingBlocked' : 'nothingToShow')} icon="check" />;
  return (
    <div className="stack">
      <ul className="preview-items">
        {pages.rows.map((item) => (
          <li key={item.id}>
            <PreviewCard edition={edition} item={item} />
          </li>
        ))}
      </ul>
      {pages.hasMore && (
        <Button busy={pages.isLoadingMore} onClick={pages.loadMore}>
          {t('more')}
        </Button>
      )}
    </div>
  );
}
