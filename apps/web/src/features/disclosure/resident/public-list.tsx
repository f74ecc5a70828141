import { type PublicEdition, publicList } from '@huying/server/contract/disclosure';
import { type ReactElement, useEffect, useRef, useState } from 'react';
import { useLocation } from 'wouter';
import { call } from '../../../lib/api.ts';
import { useLanguage, useWords } from '../../../lib/i18n.ts';
import { dateTimeText, dayText } from '../../../lib/time.ts';
import { Button } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { Empty } from '../../../ui/empty.tsx';
import { ErrorState } from '../../../ui/error-state.tsx';
import { Skeleton } from '../../../ui/skeleton.tsx';
import { EditionsFold, TakeFold } from './edition-folds.tsx';
import { FindForm } from './find-form.tsx';
import { FoundRows } from './found-rows.tsx';
import { forgetLeftList, leaveList, leftListAt, type ListPage } from './left-list.ts';
import { anything, type Asked, filterOf, isAsked, type ListKind, listPath } from './paths.ts';
import { useRead } from './use-read.ts';
import { publicWords } from './words.ts';

interface PublicListProps {
  kind: ListKind;
  placeId: string;
  edition: PublicEdition;
  licence: string;
  asked: Asked;
}

/** One list of one place: what to find by, the rows, then what changed and how to take it along. */
export function PublicList({ kind, placeId, edition, licence, asked }: PublicListProps): ReactElement {
  const t = useWords(publicWords);
  const lang = useLanguage();
  const isThere = edition.withdrawnAt === null;
  return (
    <section className="stack">
      {edition.withdrawnAt !== null ? (
        <Card>
          <Empty title={t('withdrawn', { n: edition.number })} icon="alert">
            {t('withdrawnBody', { at: dateTimeText(edition.withdrawnAt, lang), reason: edition.withdrawReason ?? '' })}
          </Empty>
        </Card>
      ) : (
        <>
          <p className="muted">
            {t('edition', { n: edition.number, at: dayText(edition.publishedAt, lang), items: edition.items })}
            {edition.note && ` · ${edition.note}`}
          </p>
          {edition.items === 0 ? (
            <Empty title={t('empty')} icon="list" />
          ) : (
            <FoundList kind={kind} placeId={placeId} edition={edition} asked={asked} />
          )}
        </>
      )}
      <EditionsFold kind={kind} placeId={placeId} />
      {isThere && <TakeFold kind={kind} placeId={placeId} licence={licence} asked={asked} />}
    </section>
  );
}

function FoundList({ kind, placeId, edition, asked }: Omit<PublicListProps, 'licence'>): ReactElement {
  const t = useWords(publicWords);
  const [, go] = useLocation();
  const address = listPath(kind, placeId, asked);
  const [left] = useState(() => {
    const found = leftListAt(address);
    return found?.pages[0]?.edition.number === edition.number ? found : undefined;
  });
  const isBack = useRef(left !== undefined);
  useEffect(() => {
    isBack.current = false;
    forgetLeftList();
  }, []);
  const ask = { params: { kind }, query: { placeId, ...filterOf(asked) } };
  const { data, error, last, reload } = useRead(
    address,
    (signal) => call(publicList, { ...ask, signal }),
    left?.pages[0] ?? null,
  );
  const page = data ?? last;
  const seek = (next: Asked) => {
    const path = listPath(kind, placeId, next);
    if (path !== address) go(path);
  };
  return (
    <>
      <FindForm asked={asked} onAsk={seek} page={page} />
      {/* That nothing was found, or could not be looked for, is said large below. */}
      <div className={isAsked(asked) && page?.count !== 0 && !error ? 'public-line' : 'sr-only'} role="status">
        {isAsked(asked) && !error && (
          <>
            <strong>{data ? t('found', { n: data.count }) : t('loading')}</strong>
            {page && page.count > 0 && (
              <Button variant="quiet" onClick={() => seek(anything)}>
                {t('all', { n: edition.items })}
              </Button>
            )}
          </>
        )}
      </div>
      {error && !data ? (
        <ErrorState error={error} onRetry={reload} />
      ) : !page || (!data && page.count === 0) ? (
        <Skeleton lines={8} />
      ) : page.count === 0 ? (
        <NothingFound kind={kind} asked={asked} page={page} onAsk={seek} />
      ) : (
        <div className="public-found" aria-busy={data === null}>
          <FoundRows
            first={page}
            more={(cursor) => call(publicList, { ...ask, query: { ...ask.query, cursor } })}
            words={asked.q.replace(/[，、]/g, ' ')}
            left={isBack.current ? left : undefined}
            onOpen={(itemId, pages) => leaveList({ address, pages, itemId })}
          />
        </div>
      )}
    </>
  );
}

const sum = (rows: readonly { count: number }[]): number => rows.reduce((all, { count }) => all + count, 0);
/** Whether there may be something in other sorts and places. */
const mayBeElsewhere = ({ q, sort, at }: Asked, { sorts, places }: ListPage): boolean =>
  q !== '' && (sort !== '' || at !== '') && (at === '' ? sum(sorts) > 0 : sort !== '' || sum(places) > 0);

interface NothingFoundProps {
  kind: ListKind;
  asked: Asked;
  page: ListPage;
  onAsk: (asked: Asked) => void;
}

/** What to do next: ask for less, look at all, or tell the community what is missing. */
function NothingFound({ kind, asked, page, onAsk }: NothingFoundProps): ReactElement {
  const t = useWords(publicWords);
  const isElsewhere = mayBeElsewhere(asked, page);
  return (
    <Empty
      title={asked.q ? t('noneOf', { q: asked.q }) : t('none')}
      icon="search"
      action={
        <div className="stack stack-tight">
          {isElsewhere && (
            <Button variant="primary" onClick={() => onAsk({ ...anything, q: asked.q })}>
              {t('wider')}
            </Button>
          )}
          <Button onClick={() => onAsk(anything)}>{t('all', { n: page.edition.items })}</Button>
          {kind === 'needs' && (
            <Button variant="quiet" icon="write" href="/r/new">
              {t('tell')}
            </Button>
          )}
        </div>
      }
    >
      {t(isElsewhere ? 'noneNarrowed' : 'noneBody')}
    </Empty>
  );
}
