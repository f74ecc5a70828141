import './volunteering.css';
import { type Activity, getActivity } from '@huying/server/contract/volunteering';
import { type ReactElement, useState } from 'react';
import { useParams } from 'wouter';
import { ApiError } from '../../lib/api-error.ts';
import { useWords } from '../../lib/i18n.ts';
import { useAnswer } from '../../lib/query.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { PageHeader } from '../../ui/desk/page-header.tsx';
import { Empty } from '../../ui/empty.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { ActivityActs } from './activity-acts.tsx';
import { FactsCard, LogCard, PlanCard } from './activity-cards.tsx';
import { ActivityState } from './activity-state.tsx';
import { PlanForm } from './plan-form.tsx';
import { RecordForm } from './record-form.tsx';
import { useKinds } from './use-kinds.ts';
import { activityWords } from './words.ts';

/** /desk/activities/:id: what is planned, what came of it, and what comes next. */
export function ActivityPage(): ReactElement {
  const t = useWords(activityWords);
  const { id } = useParams<{ id: string }>();
  const { data, error, refetch } = useAnswer(getActivity, { params: { id } });
  if (data && data.id === id) return <Page key={id} activity={data} />;
  return (
    <div className="desk-page">
      <PageHeader title={t('title')} actions={<Back />} />
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

function Back(): ReactElement {
  const t = useWords(activityWords);
  return (
    <Button icon="back" href="/desk/activities">
      {t('back')}
    </Button>
  );
}

function Page({ activity }: { activity: Activity }): ReactElement {
  const t = useWords(activityWords);
  const kinds = useKinds();
  const [editing, setEditing] = useState<'plan' | 'record' | null>(null);
  const { title, kind, state, abilities, beginsAt } = activity;
  const records = editing === 'record' && abilities.includes('record');
  const revises = editing === 'plan' && abilities.includes('revise');
  const done = () => setEditing(null);
  return (
    <div className="desk-page">
      <PageHeader
        title={title}
        description={kinds.name(kind)}
        tags={<ActivityState state={state} />}
        actions={<Back />}
      />
      {records ? (
        <Card title={t('facts')} aside={<Button onClick={done}>{t('close')}</Button>}>
          <RecordForm activity={activity} onDone={done} />
        </Card>
      ) : revises ? (
        <Card title={t('reviseTitle')} aside={<Button onClick={done}>{t('close')}</Button>}>
          <PlanForm activity={activity} onDone={done} />
        </Card>
      ) : (
        <>
          <ActivityActs activity={activity} hasBegun={Date.parse(beginsAt) <= Date.now()} onEdit={setEditing} />
          <div className="activity-columns stack">
            <div className="stack">
              {activity.people !== null && <FactsCard activity={activity} />}
              <PlanCard activity={activity} />
            </div>
            <LogCard activity={activity} />
          </div>
        </>
      )}
    </div>
  );
}
