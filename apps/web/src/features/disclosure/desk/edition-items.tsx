import { type Edition, listEditionItems } from '@huying/server/contract/disclosure';
import type { InputRef } from 'antd';
import { type ReactElement, useRef, useState } from 'react';
import { useWords } from '../../../lib/i18n.ts';
import { usePages } from '../../../lib/query.ts';
import { useShortcuts } from '../../../lib/shortcuts.ts';
import { Button } from '../../../ui/button.tsx';
import { SearchInput } from '../../../ui/desk/search-input.tsx';
import { useFilters } from '../../../ui/desk/use-filters.ts';
import { Empty } from '../../../ui/empty.tsx';
import { ErrorState } from '../../../ui/error-state.tsx';
import { Skeleton } from '../../../ui/skeleton.tsx';
import { PreviewCard } from './preview-card.tsx';
import { deskWords } from './words.ts';

const MOST_LETTERS = 60;
const shows = ['all', 'blocked', 'doubtful', 'changed', 'left-out'] as const;
type Show = (typeof shows)[number];
const labels = {
  all: 'showAll',
  blocked: 'showBlocked',
  doubtful: 'showDoubtful',
  changed: 'showChanged',
  'left-out': 'showLeftOut',
} as const satisfies Record<Show, string>;

/** The rows of an edition as they will be read, with what was found in them; by words and, of a draft, by state. */
export function EditionItems({ edition }: { edition: Edition }): ReactElement {
  const t = useWords(deskWords);
  const { values, set } = useFilters(['q', 'show']);
  // What is to be mended comes first, and stays on screen when the last of it has been mended.
  const [begun] = useState<Show>(edition.counts.blocked > 0 ? 'blocked' : 'all');
  const isDraft = edition.state === 'draft';
  const show = isDraft ? (shows.find((each) => each === values.show) ?? begun) : 'all';
  const q = (values.q ?? '').trim().slice(0, MOST_LETTERS);
  const pages = usePages(listEditionItems, { params: { id: edition.id }, query: { show, ...(q && { q }) } });
  const box = useRef<InputRef>(null);
  useShortcuts([{ keys: 'f', label: t('find'), group: t('keys'), run: () => box.current?.focus() }]);
  const counts = pages.first?.counts;
  return (
    <div className="stack">
      <div className="edition-find">
        <SearchInput ref={box} label={t('find')} value={q} onSearch={(words) => set({ ...values, q: words })} />
        {isDraft && (
          <fieldset className="row" aria-label={t('show')}>
            {shows.map((each) => (
              <Button
                key={each}
                variant={each === show ? 'secondary' : 'quiet'}
                pressed={each === show}
                onClick={() => set({ ...values, show: each })}
              >
                {t(labels[each], { n: counts?.[each] ?? '' })}
              </Button>
            ))}
          </fieldset>
        )}
      </div>
      <p role="status" className={q && counts?.[show] !== 0 ? 'muted' : 'sr-only'}>
        {q && counts && !pages.isOutdated ? t('found', { n: counts[show] }) : ''}
      </p>
      <ItemRows
        edition={edition}
        pages={pages}
        none={
          q ? (
            <Empty
              title={t('noneOf', { q })}
              icon="search"
              action={
                (counts?.all ?? 0) > 0 ? (
                  <Button onClick={() => set({ ...values, show: 'all' })}>
                    {t('lookAll', { n: counts?.all ?? 0 })}
                  </Button>
                ) : (
                  <Button onClick={() => set({ show })}>{t('clear')}</Button>
                )
              }
            >
              {counts?.all ? t('noneHere', { n: counts.all }) : t('noneAnywhere')}
            </Empty>
          ) : (
            <Empty title={t(show === 'blocked' ? 'nothingBlocked' : 'nothingToShow')} icon="check" />
          )
        }
      />
    </div>
  );
}

interface ItemRowsProps {
  edition: Edition;
  pages: ReturnType<typeof usePages<typeof listEditionItems>>;
  none: ReactElement;
}

function ItemRows({ edition, pages, none }: ItemRowsProps): ReactElement {
  const t = useWords(deskWords);
  if (pages.error && pages.rows.length === 0) return <ErrorState error={pages.error} onRetry={pages.reload} />;
  if (pages.isPending || (pages.isOutdated && pages.rows.length === 0)) return <Skeleton lines={10} />;
  if (pages.rows.length === 0) return none;
  return (
    <>
      <ul className="preview-items" aria-busy={pages.isOutdated}>
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
    </>
  );
}
