import { getHazard } from '@huying/server/contract/patrols';
import type { ReactElement } from 'react';
import { useParams } from 'wouter';
import { ApiError } from '../../../lib/api-error.ts';
import { useWords } from '../../../lib/i18n.ts';
import { useLive } from '../../../lib/live.ts';
import { catchUp, useAnswer } from '../../../lib/query.ts';
import { Button } from '../../../ui/button.tsx';
import { Empty } from '../../../ui/empty.tsx';
import { ErrorState } from '../../../ui/error-state.tsx';
import { Page } from '../../../ui/page.tsx';
import { Skeleton } from '../../../ui/skeleton.tsx';
import { HazardActs } from '../hazard/hazard-acts.tsx';
import { HazardBody } from '../hazard/hazard-body.tsx';
import { patrolWords } from '../words.ts';

/** One hazard in the field: put right, or checked by another. */
export function HazardPage(): ReactElement {
  const t = useWords(patrolWords);
  const { id } = useParams<{ id: string }>();
  const { data, error, refetch, isFetching } = useAnswer(getHazard, { params: { id } });
  useLive('changed', () => void catchUp('/api/hazards'));
  if (data && data.id === id)
    return (
      <Page
        title={t('hazardNumber', { number: data.number })}
        back="/field/visits"
        foot={data.open ? <HazardActs hazard={data} /> : undefined}
      >
        <HazardBody hazard={data} />
      </Page>
    );
  return (
    <Page title={t('kind.hazard')} back="/field/visits" ownHeading>
      {error instanceof ApiError && (error.status === 404 || error.status === 403) ? (
        <Empty title={t('gone')} icon="search" action={<Button href="/field/visits">{t('back')}</Button>} />
      ) : error ? (
        <ErrorState error={error} onRetry={() => void refetch()} retrying={isFetching} />
      ) : (
        <Skeleton lines={8} />
      )}
    </Page>
  );
}
