import { getHazard } from '@huying/server/contract/patrols';
import type { ReactElement } from 'react';
import { useParams } from 'wouter';
import { ApiError } from '../../../lib/api-error.ts';
import { useWords } from '../../../lib/i18n.ts';
import { useLive } from '../../../lib/live.ts';
import { catchUp, useAnswer } from '../../../lib/query.ts';
import { Button } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { PageHeader } from '../../../ui/desk/page-header.tsx';
import { Empty } from '../../../ui/empty.tsx';
import { ErrorState } from '../../../ui/error-state.tsx';
import { Skeleton } from '../../../ui/skeleton.tsx';
import { HazardActs } from '../hazard/hazard-acts.tsx';
import { HazardBody } from '../hazard/hazard-body.tsx';
import { patrolWords } from '../words.ts';
import { patrolDeskWords } from './words.ts';

/** One hazard at the desk. */
export function HazardDeskPage(): ReactElement {
  const t = useWords(patrolWords);
  const own = useWords(patrolDeskWords);
  const { id } = useParams<{ id: string }>();
  const { data, error, refetch } = useAnswer(getHazard, { params: { id } });
  useLive('changed', () => void catchUp('/api/hazards'));
  const back = (
    <Button icon="back" href="/desk/patrols/hazards">
      {own('toHazards')}
    </Button>
  );
  if (data && data.id === id)
    return (
      <div className="desk-page">
        <PageHeader title={t('hazardNumber', { number: data.number })} description={data.title} actions={back} />
        <HazardActs hazard={data} />
        <Card>
          <HazardBody hazard={data} />
        </Card>
      </div>
    );
  return (
    <div className="desk-page">
      <PageHeader title={t('kind.hazard')} actions={back} />
      {error instanceof ApiError && error.status === 404 ? (
        <Empty title={t('gone')} icon="search" />
      ) : error ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : (
        <Skeleton lines={8} />
      )}
    </div>
  );
}
