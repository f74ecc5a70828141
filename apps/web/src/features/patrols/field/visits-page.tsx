import '../patrols.css';
import { listHazards, listPatrolRounds, listVisits } from '@huying/server/contract/patrols';
import type { ReactElement, ReactNode } from 'react';
import { usePlaces } from '../../../lib/directory.ts';
import { useWords } from '../../../lib/i18n.ts';
import { useLive } from '../../../lib/live.ts';
import { type Pages, catchUp, usePages } from '../../../lib/query.ts';
import { useSession } from '../../../lib/session.ts';
import { Button } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { DueTag } from '../../../ui/due-tag.tsx';
import { Empty } from '../../../ui/empty.tsx';
import { ErrorState } from '../../../ui/error-state.tsx';
import { Page } from '../../../ui/page.tsx';
import { Skeleton } from '../../../ui/skeleton.tsx';
import { StatusTag } from '../../../ui/status-tag.tsx';
import { HazardState } from '../hazard/hazard-state.tsx';
import { useOccasions } from '../use-occasions.ts';
import { patrolWords } from '../words.ts';
import { DayTag } from './day-tag.tsx';
import { recordedBy, usePatrolParcels } from '../patrol-parcels.ts';
import { UnsentPatrols } from './unsent-patrols.tsx';
import { visitWords } from './words.ts';

const look = (): void => {
  for (const path of ['/api/visits', '/api/patrol-rounds', '/api/hazards']) void catchUp(path);
};

/** G3 走访: what is due by its day, and the hazards that wait for oneself; new ones with one press. */
export function VisitsPage(): ReactElement {
  const t = useWords(visitWords);
  const common = useWords(patrolWords);
  const { activePost } = useSession();
  const places = usePlaces();
  const occasions = useOccasions();
  const visits = usePages(listVisits, { query: { view: 'due' } });
  const rounds = usePages(listPatrolRounds, { query: { view: 'due' } });
  const hazards = usePages(listHazards, { query: { view: 'todo' } });
  useLive('changed', look, look);
  // What waits on the phone to be recorded is not to be written a second time.
  const waiting = new Set(usePatrolParcels().map(recordedBy));
  const all = [visits, rounds, hazards];
  const isEmpty = all.every(({ rows, isPending, error }) => rows.length === 0 && !isPending && !error);
  return (
    <Page title={t('title')} lead={activePost?.title} brand={{ name: activePost?.placeName ?? '', href: '/field' }}>
      <div className="stack stack-loose">
        <UnsentPatrols />
        <div className="row">
          <Button variant="primary" icon="plus" href="/field/visits/new">
            {t('newVisit')}
          </Button>
          <Button icon="alert" href="/field/hazards/new">
            {t('newHazard')}
          </Button>
        </div>
        {isEmpty && (
          <Empty title={t('none')} icon="check">
            {t('noneBody')}
          </Empty>
        )}
        <Section title={t('visits')} pages={visits}>
          {({ id, occasion, placeId, dueOn }) => (
            <li key={id}>
              <Card {...(!waiting.has(id) && { href: `/field/visits/${id}` })}>
                <span className="patrol-title">{occasions.name(occasion)}</span>
                <span className="patrol-tags">
                  {dueOn && <DayTag day={dueOn} />}
                  {waiting.has(id) && <StatusTag tone="warning">{t('waiting')}</StatusTag>}
                </span>
                <span className="muted small">{places.name(placeId)}</span>
              </Card>
            </li>
          )}
        </Section>
        <Section title={t('rounds')} pages={rounds}>
          {({ id, name, placeId, dueOn, points }) => (
            <li key={id}>
              <Card {...(!waiting.has(id) && { href: `/field/rounds/${id}` })}>
                <span className="patrol-title">{name}</span>
                <span className="patrol-tags">
                  <DayTag day={dueOn} />
                  {waiting.has(id) && <StatusTag tone="warning">{t('waiting')}</StatusTag>}
                </span>
                <span className="muted small">
                  {places.name(placeId)} · {t('stops', { n: points.length })}
                </span>
              </Card>
            </li>
          )}
        </Section>
        <Section title={t('hazards')} pages={hazards}>
          {({ id, title, state, dueAt, placeId, urgency }) => (
            <li key={id}>
              <Card href={`/field/hazards/${id}`}>
                <span className="patrol-title">{title}</span>
                <span className="patrol-tags">
                  {urgency === 'urgent' && <StatusTag tone="danger">{common('level.major')}</StatusTag>}
                  {dueAt && <DueTag dueAt={dueAt} />}
                  <HazardState state={state} />
                </span>
                <span className="muted small">{places.name(placeId)}</span>
              </Card>
            </li>
          )}
        </Section>
      </div>
    </Page>
  );
}

interface SectionProps<Row> {
  title: string;
  pages: Pages<Row>;
  children: (row: Row) => ReactNode;
}

/** Left out where nothing is due. */
function Section<Row>({ title, pages, children }: SectionProps<Row>): ReactElement | null {
  const t = useWords(visitWords);
  if (pages.isPending) return <Skeleton lines={3} />;
  if (pages.error && pages.rows.length === 0) return <ErrorState error={pages.error} onRetry={pages.reload} />;
  if (pages.rows.length === 0) return null;
  return (
    <section className="stack stack-tight">
      <h2>{title}</h2>
      <ul className="patrol-list">{pages.rows.map(children)}</ul>
      {pages.hasMore && (
        <Button block busy={pages.isLoadingMore} onClick={pages.loadMore}>
          {t('more')}
        </Button>
      )}
    </section>
  );
}
