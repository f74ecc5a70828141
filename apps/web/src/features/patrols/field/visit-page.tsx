import '../patrols.css';
import { getVisit, type Visit } from '@huying/server/contract/patrols';
import { type ReactElement, useRef } from 'react';
import { useParams } from 'wouter';
import { ApiError } from '../../../lib/api-error.ts';
import { useWords } from '../../../lib/i18n.ts';
import { useAnswer } from '../../../lib/query.ts';
import { Button } from '../../../ui/button.tsx';
import { Empty } from '../../../ui/empty.tsx';
import { ErrorState } from '../../../ui/error-state.tsx';
import { Page } from '../../../ui/page.tsx';
import { Skeleton } from '../../../ui/skeleton.tsx';
import { patrolWords } from '../words.ts';
import { VisitDone } from './visit-done.tsx';
import { VisitForm } from './visit-form.tsx';
import { visitWords } from './words.ts';

/** G3 走访, not on the list: in the own grid unless another is chosen. */
export const NewVisitPage = (): ReactElement => <VisitForm visit={null} />;

/** G3 走访: one visit, due or done. */
export function VisitPage(): ReactElement {
  const t = useWords(visitWords);
  const common = useWords(patrolWords);
  const { id } = useParams<{ id: string }>();
  const { data, error, refetch, isFetching } = useAnswer(getVisit, { params: { id } });
  // Once begun the form stays: it has yet to show what became of what was found.
  const begun = useRef<string | null>(null);
  if (data && data.id === id) {
    const visit: Visit = data;
    if (visit.abilities.includes('record')) begun.current = id;
    return begun.current === id ? <VisitForm key={id} visit={visit} /> : <VisitDone visit={data} />;
  }
  return (
    <Page title={t('title')} back="/field/visits" ownHeading>
      {error instanceof ApiError && (error.status === 404 || error.status === 403) ? (
        <Empty title={common('gone')} icon="search" action={<Button href="/field/visits">{common('back')}</Button>} />
      ) : error ? (
        <ErrorState error={error} onRetry={() => void refetch()} retrying={isFetching} />
      ) : (
        <Skeleton lines={6} />
      )}
    </Page>
  );
}
