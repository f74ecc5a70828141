import './lists.css';
import { getCurrentList, type ListSummary, listLists } from '@huying/server/contract/lists';
import type { ReactElement } from 'react';
import { addDays, civilDayOf, momentOf } from '../../lib/civil-day.ts';
import { useLanguage, useWords } from '../../lib/i18n.ts';
import { useAnswer } from '../../lib/query.ts';
import { mayUse, useSession } from '../../lib/session.ts';
import { dateTimeText, dayText } from '../../lib/time.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { PageHeader } from '../../ui/desk/page-header.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { StatusTag } from '../../ui/status-tag.tsx';
import { deskListOf, deskListPaths } from './desk-list-paths.ts';
import { deskListWords } from './desk-list-words.ts';
import { VersionText } from './version-text.tsx';
import { listWords } from './words.ts';

/** A3: the five lists, what is in force and what waits to be published; beside them those that count at once. */
export function ListsPage(): ReactElement {
  const t = useWords(listWords);
  const more = useWords(deskListWords);
  const { data, error, refetch } = useAnswer(listLists);
  return (
    <div className="desk-page">
      <PageHeader title={t('title')} description={t('hint')} />
      {error && !data && <ErrorState error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton lines={8} />}
      {data && (
        <div className="list-cards">
          {data.items.map((summary) => (
            <ListCard key={summary.list} summary={summary} />
          ))}
          {deskListPaths.map((path) => (
            <Card key={path} title={more(deskListOf(path))}>
              <div className="list-card-body">
                <p>{more(`for.${deskListOf(path)}`)}</p>
                <div className="row">
                  <Button href={`/desk/desk-lists/${path}`}>{more('open')}</Button>
                </div>
              </div>
            </Card>
          ))}
        </div>
      )}
    </div>
  );
}

function ListCard({ summary }: { summary: ListSummary }): ReactElement {
  const t = useWords(listWords);
  const lang = useLanguage();
  const { list, current, draft } = summary;
  return (
    <Card title={t(list)} aside={draft && <StatusTag tone="active">{t('hasDraft')}</StatusTag>}>
      <div className="list-card-body">
        <p>{t(`for.${list}`)}</p>
        {current && (
          <p className="muted">
            <VersionText version={current} />
            {list !== 'calendar' && ` · ${t('itemCount', { n: current.itemCount })}`}
          </p>
        )}
        {list === 'calendar' && <CoverageNote />}
        {draft && (
          <p>{t('draftLine', { name: draft.draftedBy?.name ?? '', at: dateTimeText(draft.draftedAt, lang) })}</p>
        )}
        <div className="row">
          <Button href={`/desk/lists/${list}`}>{t('open')}</Button>
          {draft && (
            <Button variant="primary" href={`/desk/lists/${list}/draft`}>
              {t('goDraft')}
            </Button>
          )}
        </div>
      </div>
    </Card>
  );
}

const SOON_DAYS = 60;

/** Warns in good time: the notice of the next year comes in autumn. */
function CoverageNote(): ReactElement | null {
  const t = useWords(listWords);
  const lang = useLanguage();
  const reads = mayUse(useSession(), 'list.read');
  const { data } = useAnswer(getCurrentList, { params: { list: 'calendar' } });
  const until = data?.list === 'calendar' ? data.items[0]?.coveredUntil : undefined;
  if (!reads || until === undefined) return null;
  const day = dayText(momentOf(until), lang);
  if (until > addDays(civilDayOf(Date.now()), SOON_DAYS)) return <p className="muted">{t('coverage', { day })}</p>;
  return <StatusTag tone="warning">{t('coverageSoon', { day })}</StatusTag>;
}
