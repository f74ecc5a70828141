import './today.css';
import { worklistCounts } from '@huying/server/contract/matters';
import { listRequests } from '@huying/server/contract/requests';
import { type ReactElement, useEffect, useState } from 'react';
import { awaySince } from '../../../../lib/device.ts';
import { useLanguage, useWords } from '../../../../lib/i18n.ts';
import { useLive } from '../../../../lib/live.ts';
import { catchUp, useAnswer, usePages } from '../../../../lib/query.ts';
import { useSession } from '../../../../lib/session.ts';
import { dateTimeText } from '../../../../lib/time.ts';
import { useNow } from '../../../../lib/use-now.ts';
import { useSignal } from '../../../../lib/use-signal.ts';
import { Button } from '../../../../ui/button.tsx';
import { Card } from '../../../../ui/card.tsx';
import { Empty } from '../../../../ui/empty.tsx';
import { ErrorState } from '../../../../ui/error-state.tsx';
import { Page } from '../../../../ui/page.tsx';
import { Skeleton } from '../../../../ui/skeleton.tsx';
import { groupByDue } from './group-by-due.ts';
import { TaskCard } from './task-card.tsx';
import { UnsentPanel } from './unsent-panel.tsx';
import { useKeptTasks } from './use-kept-tasks.ts';
import { todayWords } from './words.ts';

const views = ['todo', 'due-today', 'overdue'] as const;
type TodayView = (typeof views)[number];

const refreshAll = (): void => {
  void catchUp('/api/requests');
  void catchUp('/api/worklist');
};

/** G1 今日: what to do, the nearest limit first. */
export function TodayPage(): ReactElement {
  const t = useWords(todayWords);
  const { activePost } = useSession();
  const [view, setView] = useState<TodayView>('todo');
  useLive('changed', refreshAll, refreshAll);
  return (
    <Page title={t('title')} lead={activePost?.title} brand={{ name: activePost?.placeName ?? '', href: '/field' }}>
      <div className="stack stack-loose">
        <UnsentPanel />
        <Views view={view} onView={setView} />
        <Tasks view={view} />
        <Card title={t('feedback')}>
          <div className="stack stack-tight">
            <p className="muted">{t('feedbackHint')}</p>
            <div>
              {/* The residents' shell is another page: a plain address leaves this one. */}
              <Button href={`${location.origin}/r/new?about=system`}>{t('feedback')}</Button>
            </div>
          </div>
        </Card>
      </div>
    </Page>
  );
}

function Views({ view, onView }: { view: TodayView; onView: (view: TodayView) => void }): ReactElement {
  const t = useWords(todayWords);
  const { data } = useAnswer(worklistCounts);
  const shown: Record<TodayView, string> = {
    todo: t('todo', { n: data?.todo ?? '' }),
    'due-today': t('dueToday', { n: data?.dueToday ?? '' }),
    overdue: t('overdue', { n: data?.overdue ?? '' }),
  };
  return (
    <fieldset className="views">
      <legend className="sr-only">{t('views')}</legend>
      {views.map((each) => (
        <Button key={each} pressed={each === view} onClick={() => onView(each)}>
          {shown[each]}
        </Button>
      ))}
    </fieldset>
  );
}

function Tasks({ view }: { view: TodayView }): ReactElement {
  const t = useWords(todayWords);
  const pages = usePages(listRequests, { query: { view, sort: 'due' } });
  const now = useNow();
  const away = useSignal(awaySince);
  const [at, setAt] = useState(() => Date.now());
  useKeptTasks(pages.rows);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the rows' arrival is the event.
  useEffect(() => setAt(Date.now()), [pages.rows.length, pages.isPending]);
  if (pages.isPending) return <Skeleton lines={6} />;
  if (pages.error && pages.rows.length === 0) return <ErrorState error={pages.error} onRetry={pages.reload} />;
  return (
    <>
      <RefreshLine at={at} isStale={pages.error !== null || away !== null} />
      {pages.rows.length === 0 && <NoTasks view={view} />}
      {groupByDue(pages.rows, now).map(([group, rows]) => (
        <section key={group} className="stack stack-tight">
          <h2>{t(group)}</h2>
          <ul className="task-list">
            {rows.map((row) => (
              <li key={row.id}>
                <TaskCard row={row} />
              </li>
            ))}
          </ul>
        </section>
      ))}
      {pages.hasMore && (
        <Button block busy={pages.isLoadingMore} onClick={pages.loadMore}>
          {t('more')}
        </Button>
      )}
    </>
  );
}

function RefreshLine({ at, isStale }: { at: number; isStale: boolean }): ReactElement {
  const t = useWords(todayWords);
  const lang = useLanguage();
  const time = dateTimeText(at, lang);
  return (
    <div className="row" role="status">
      <span className="muted small">{isStale ? t('stale', { at: time }) : t('refreshed', { at: time })}</span>
      <Button variant="quiet" icon="retry" onClick={refreshAll}>
        {t('refresh')}
      </Button>
    </div>
  );
}

function NoTasks({ view }: { view: TodayView }): ReactElement {
  const t = useWords(todayWords);
  if (view !== 'todo') return <Empty title={t('emptyView')} />;
  return (
    <Empty
      title={t('empty')}
      icon="check"
      action={
        <Button icon="plus" href="/field/report">
          {t('report')}
        </Button>
      }
    >
      {t('emptyBody')}
    </Empty>
  );
}
