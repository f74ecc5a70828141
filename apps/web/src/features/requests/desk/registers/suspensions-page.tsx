import { listSuspensions, type SuspensionRow } from '@huying/server/contract/requests';
import { type ReactElement, useMemo, useState } from 'react';
import { Link, useLocation } from 'wouter';
import { civilDayOf, daysBetween } from '../../../../lib/civil-day.ts';
import { usePlaces, useUnits } from '../../../../lib/directory.ts';
import { useLanguage, useWords } from '../../../../lib/i18n.ts';
import { type Pages, usePages } from '../../../../lib/query.ts';
import { dayText } from '../../../../lib/time.ts';
import { useNarrow } from '../../../../lib/use-media.ts';
import { Button } from '../../../../ui/button.tsx';
import { type DataColumn, DataTable } from '../../../../ui/desk/data-table.tsx';
import { LoadMore } from '../../../../ui/desk/load-more.tsx';
import { Empty } from '../../../../ui/empty.tsx';
import { ErrorState } from '../../../../ui/error-state.tsx';
import { Skeleton } from '../../../../ui/skeleton.tsx';
import { StatusTag } from '../../../../ui/status-tag.tsx';
import { togetherWords } from '../acts/together-words.ts';
import { useLiveRequests } from '../use-live-requests.ts';
import { RegistersFrame } from './registers-frame.tsx';
import { registerWords } from './words.ts';

/** 挂账清单: what is on hold, the nearest review first; a row leads to the request, where it is reviewed. */
export function SuspensionsPage(): ReactElement {
  const t = useWords(registerWords);
  const isNarrow = useNarrow();
  const [, go] = useLocation();
  const [dueOnly, setDueOnly] = useState(false);
  const pages = usePages(listSuspensions, { query: dueOnly ? { reviewDue: true } : {} });
  const columns = useColumns();
  useLiveRequests();
  const empty = <Empty title={t('suspensionsNone')}>{t('suspensionsNoneBody')}</Empty>;
  return (
    <RegistersFrame hint={t('suspensionsHint')}>
      <div>
        <Button pressed={dueOnly} onClick={() => setDueOnly(!dueOnly)}>
          {t('reviewDueOnly')}
        </Button>
      </div>
      {isNarrow ? (
        <Cards pages={pages} empty={empty} />
      ) : (
        <DataTable
          id="suspensions"
          label={t('suspensions')}
          columns={columns}
          pages={pages}
          rowKey={({ id }) => id}
          rowName={({ number }) => number}
          hrefOf={({ id }) => `/desk/requests/${id}`}
          onOpen={({ id }) => go(`/desk/requests/${id}`)}
          empty={empty}
        />
      )}
    </RegistersFrame>
  );
}

function useColumns(): readonly DataColumn<SuspensionRow>[] {
  const t = useWords(registerWords);
  const lang = useLanguage();
  const units = useUnits();
  const places = usePlaces();
  const why = useReason();
  return useMemo(
    () => [
      {
        key: 'request',
        title: t('request'),
        width: 300,
        main: true,
        render: ({ title, number, placeId }) => (
          <span className="row-title">
            <span className="row-title-words">{title}</span>
            <span className="row-meta">
              {number} {places.name(placeId)}
            </span>
          </span>
        ),
      },
      { key: 'unit', title: t('unit'), width: 120, render: ({ leadId }) => units.name(leadId) },
      { key: 'why', title: t('why'), width: 240, render: (row) => `${why(row)}：${row.reason}` },
      { key: 'since', title: t('since'), width: 120, render: ({ since }) => dayText(since, lang) },
      { key: 'review', title: t('reviewOn'), width: 190, render: (row) => <Review row={row} /> },
      { key: 'renewals', title: t('renewals'), width: 90, render: ({ renewals }) => t('renewalsN', { n: renewals }) },
    ],
    [t, lang, units, places, why],
  );
}

/** The class of the reason, in the words in which it was chosen. */
function useReason(): (row: Pick<SuspensionRow, 'reasonClass'>) => string {
  const t = useWords(togetherWords);
  return useMemo(
    () =>
      ({ reasonClass }) => {
        const key = `suspension.${reasonClass}`;
        return key in togetherWords.zh ? t(key as 'suspension.other') : reasonClass;
      },
    [t],
  );
}

function Review({ row: { reviewOn, reviewDue } }: { row: SuspensionRow }): ReactElement {
  const t = useWords(registerWords);
  const left = daysBetween(civilDayOf(Date.now()), reviewOn);
  return (
    <span className="row-tags">
      <span>{reviewOn}</span>
      <StatusTag tone={reviewDue ? 'danger' : left <= 7 ? 'warning' : 'neutral'}>
        {reviewDue ? t('reviewDue') : t('reviewIn', { n: left })}
      </StatusTag>
    </span>
  );
}

function Cards({ pages, empty }: { pages: Pages<SuspensionRow>; empty: ReactElement }): ReactElement {
  const t = useWords(registerWords);
  const units = useUnits();
  const why = useReason();
  if (pages.rows.length === 0 && pages.error) return <ErrorState error={pages.error} onRetry={pages.reload} />;
  if (pages.isPending) return <Skeleton lines={6} />;
  if (pages.rows.length === 0) return empty;
  return (
    <div className="stack">
      <ul className="request-cards" aria-label={t('suspensions')}>
        {pages.rows.map((row) => (
          <li key={row.id}>
            <Link className="request-card" href={`/desk/requests/${row.id}`}>
              <span className="request-card-title">{row.title}</span>
              <span className="row-tags">
                <span className="muted">{t('reviewOn')}</span>
                <Review row={row} />
              </span>
              <span>{`${why(row)}：${row.reason}`}</span>
              <span className="muted small">
                {[units.name(row.leadId), row.number, t('renewalsN', { n: row.renewals })].filter(Boolean).join(' · ')}
              </span>
            </Link>
          </li>
        ))}
      </ul>
      <LoadMore pages={pages} isWatched />
    </div>
  );
}
