import { listPromises, type Promised } from '@huying/server/contract/needs';
import type { ReactElement } from 'react';
import { useUnits } from '../../../lib/directory.ts';
import { useWords } from '../../../lib/i18n.ts';
import { labelText } from '../../../lib/punctuation.ts';
import { usePages } from '../../../lib/query.ts';
import { AppLink } from '../../../ui/app-link.tsx';
import { Card } from '../../../ui/card.tsx';
import { LoadMore } from '../../../ui/desk/load-more.tsx';
import { ErrorState } from '../../../ui/error-state.tsx';
import { Skeleton } from '../../../ui/skeleton.tsx';
import { NeedState } from '../state-tag.tsx';
import { needWords } from '../words.ts';
import { DayTag } from './day-tag.tsx';
import { PromiseActs } from './promise-acts.tsx';
import { needDeskWords } from './words.ts';

interface PromisesCardProps {
  needId?: string;
  resourceId?: string;
  /** Before anything can be promised there is nothing to show. */
  isShown?: boolean;
}

/** What is promised for a need, or of a resource: both sides, by when, and what became of it. */
export function PromisesCard({ needId, resourceId, isShown = true }: PromisesCardProps): ReactElement | null {
  return isShown ? <PromisesHere {...(needId && { needId })} {...(resourceId && { resourceId })} /> : null;
}

function PromisesHere(query: { needId?: string; resourceId?: string }): ReactElement {
  const t = useWords(needDeskWords);
  const pages = usePages(listPromises, { query });
  return (
    <Card title={t('promisesHere')}>
      {pages.error && pages.rows.length === 0 && <ErrorState error={pages.error} onRetry={pages.reload} />}
      {pages.isPending && <Skeleton lines={3} />}
      {!pages.isPending && !pages.error && pages.rows.length === 0 && <p className="muted">{t('noPromises')}</p>}
      <ul className="need-rows">
        {pages.rows.map((promise) => (
          <PromiseRow key={promise.id} promise={promise} ofNeed={query.needId !== undefined} />
        ))}
      </ul>
      <LoadMore pages={pages} isWatched={false} />
    </Card>
  );
}

function PromiseRow({ promise, ofNeed }: { promise: Promised; ofNeed: boolean }): ReactElement {
  const t = useWords(needDeskWords);
  const units = useUnits();
  const other = ofNeed
    ? { href: `/desk/resources/${promise.resourceId}`, name: promise.resourceName }
    : { href: `/desk/needs/${promise.needId}`, name: promise.needTitle };
  return (
    <li>
      <div className="need-row-head">
        <AppLink className="row-link" href={other.href}>
          {other.name}
        </AppLink>
        <NeedState state={`promise.${promise.state}`} />
      </div>
      <PromiseFacts promise={promise} />
      <p className="muted small">
        {units.name(promise.giverId)} → {units.name(promise.keeperId)}
      </p>
      {promise.note && <p>{promise.note}</p>}
      {promise.outcome && <p>{labelText(t('outcome'), promise.outcome)}</p>}
      <PromiseActs promise={promise} />
    </li>
  );
}

/** How much, by when, and which side has spoken. */
export function PromiseFacts({ promise }: { promise: Promised }): ReactElement {
  const t = useWords(needDeskWords);
  const words = useWords(needWords);
  const isOver = promise.endedAt !== null;
  return (
    <p className="need-tags">
      <strong>{words('amount', { n: promise.amount, measure: promise.measure })}</strong>
      {promise.plannedOn ? (
        <DayTag day={promise.plannedOn} isOver={isOver} />
      ) : (
        <span className="muted">{t('noDay')}</span>
      )}
      {promise.state === 'tentative' && <Sides promise={promise} />}
    </p>
  );
}

/** Which of the two sides has spoken already, where one has. */
export function Sides({ promise }: { promise: Promised }): ReactElement | null {
  const t = useWords(needDeskWords);
  const { needSideAt, giverSideAt } = promise;
  if (needSideAt === null && giverSideAt === null) return null;
  return <span className="muted small">{t(needSideAt ? 'giverSideWaits' : 'needSideWaits')}</span>;
}
