import './list.css';
import type { MatterRow } from '@huying/server/contract/matters';
import type { ReactElement, ReactNode } from 'react';
import { Link } from 'wouter';
import { usePlaces, useUnits } from '../../../../lib/directory.ts';
import { useWords } from '../../../../lib/i18n.ts';
import { matterPage } from '../../../../lib/matter-page.ts';
import type { Pages } from '../../../../lib/query.ts';
import { Ago } from '../../../../ui/ago.tsx';
import { LoadMore } from '../../../../ui/desk/load-more.tsx';
import { useSlow } from '../../../../ui/desk/use-slow.ts';
import { ErrorState } from '../../../../ui/error-state.tsx';
import { Skeleton } from '../../../../ui/skeleton.tsx';
import { RequestTags } from '../request-tags.tsx';
import { SlowNote } from '../slow-note.tsx';
import { Marked } from '../../../../ui/marked.tsx';
import { listWords } from './words.ts';

interface RequestCardsProps {
  pages: Pages<MatterRow>;
  words?: string | undefined;
  empty: ReactNode;
}

/** The list on a phone: a card a row, each opens the request's own page. */
export function RequestCards({ pages, words, empty }: RequestCardsProps): ReactElement {
  const t = useWords(listWords);
  const units = useUnits();
  const places = usePlaces();
  const slow = useSlow(pages.isPending);
  if (pages.rows.length === 0 && pages.error) return <ErrorState error={pages.error} onRetry={pages.reload} />;
  if (pages.isPending) {
    return (
      <>
        <SlowNote shown={slow} />
        <Skeleton lines={8} />
      </>
    );
  }
  if (pages.rows.length === 0) return <>{empty}</>;
  return (
    <div className="stack">
      {pages.error && <ErrorState error={pages.error} onRetry={pages.reload} />}
      <ul className="request-cards" aria-label={t('list')}>
        {pages.rows.map((row) => (
          <li key={row.id}>
            <Link className="request-card" href={matterPage('desk', row)}>
              <span className="request-card-title">
                <Marked text={row.title} words={words} />
              </span>
              <RequestTags row={row} />
              <span className="muted small">
                {[units.name(row.holderId ?? row.leadId), places.name(row.placeId)].filter(Boolean).join(' · ')} ·{' '}
                <Ago at={row.createdAt} />
              </span>
            </Link>
          </li>
        ))}
      </ul>
      <LoadMore pages={pages} isWatched />
    </div>
  );
}
