import './task.css';
import { getRequest, type RequestDetail } from '@huying/server/contract/requests';
import type { ReactElement } from 'react';
import { useLocation, useParams } from 'wouter';
import { ApiError } from '../../../../lib/api-error.ts';
import { useUnits } from '../../../../lib/directory.ts';
import { useWords } from '../../../../lib/i18n.ts';
import { useLive } from '../../../../lib/live.ts';
import { fieldOutbox } from '../../../../lib/field-outbox.ts';
import type { Parcel } from '../../../../lib/outbox.ts';
import { catchUp, useAnswer } from '../../../../lib/query.ts';
import { useSignal } from '../../../../lib/use-signal.ts';
import { Button } from '../../../../ui/button.tsx';
import { Empty } from '../../../../ui/empty.tsx';
import { ErrorState } from '../../../../ui/error-state.tsx';
import { FieldError } from '../../../../ui/field.tsx';
import { Page } from '../../../../ui/page.tsx';
import { Skeleton } from '../../../../ui/skeleton.tsx';
import { StatusTag } from '../../../../ui/status-tag.tsx';
import { toast } from '../../../../ui/toast-store.ts';
import { flowWords, isFlowWord } from '../../flow-words.ts';
import { ownParts } from '../../desk/parts/part-acts.ts';
import { usePart } from '../../desk/parts/use-part.ts';
import { NextOnPart, OwnParts } from './own-parts.tsx';
import { actOf } from '../field-kinds.ts';
import { Reporter } from './reporter.tsx';
import { SideActs } from './side-acts.tsx';
import { StaleDialog } from './stale-dialog.tsx';
import { Facts, Head, Story, What } from './task-parts.tsx';
import { abilitiesAfter, type Act, useAct, waitingActs } from './use-act.ts';
import { taskWords } from './words.ts';

/** G4 工单处置: what it is, and the one next act at the bottom. */
export function TaskPage(): ReactElement {
  const t = useWords(taskWords);
  const { id } = useParams<{ id: string }>();
  const { data, error, refetch, isFetching } = useAnswer(getRequest, { params: { id } });
  useLive('changed', ({ data: change }) => isAbout(change, id) && void catchUp('/api/requests'));
  if (data && data.id === id) return <Task detail={data} />;
  return (
    <Page title={t('title')} back="/field" ownHeading>
      {error instanceof ApiError && (error.status === 404 || error.status === 403) ? (
        <Empty title={t('gone')} icon="search" action={<Button href="/field">{t('title')}</Button>} />
      ) : error ? (
        <ErrorState error={error} onRetry={() => void refetch()} retrying={isFetching} />
      ) : (
        <Skeleton lines={8} />
      )}
    </Page>
  );
}

const isAbout = (change: unknown, id: string): boolean =>
  typeof change === 'object' && change !== null && 'id' in change && change.id === id;

const done = { sign: 'signed', contact: 'contacted', ask: 'asked', return: 'returned' } as const;

function Task({ detail }: { detail: RequestDetail }): ReactElement {
  const t = useWords(taskWords);
  const parcels = useSignal(fieldOutbox.parcels);
  const act = useAct(detail, (action, outcome) => {
    if (outcome === 'kept') toast(t('kept'));
    else if (action in done) toast(t(done[action as keyof typeof done]));
  });
  const open = { ...detail, abilities: abilitiesAfter(detail, parcels) };
  const desk = usePart(detail);
  const mine = ownParts(detail);
  const [first] = mine;
  const isFree = !open.abilities.includes('sign') && !open.abilities.includes('reply');
  const next = isFree && first?.acts[0] ? { id: first.part.id, act: first.acts[0] } : null;
  const foot = next ? <NextOnPart next={next} desk={desk} /> : <NextAct detail={open} act={act} />;
  return (
    <Page title={detail.title} back="/field" ownHeading foot={foot}>
      <div className="stack stack-loose">
        <Head detail={detail} />
        <Waiting parcels={waitingActs(detail.id, parcels)} />
        {act.fault && <FieldError>{act.fault}</FieldError>}
        <OwnParts mine={mine} desk={desk} next={next} />
        <What detail={detail} />
        <Reporter detail={detail} />
        <SideActs detail={open} act={act} />
        <Facts detail={detail} />
        <Story detail={detail} />
      </div>
      <StaleDialog act={act} />
    </Page>
  );
}

/** What was done here and still lies on the phone. */
function Waiting({ parcels }: { parcels: readonly Parcel[] }): ReactElement | null {
  const t = useWords(taskWords);
  const flow = useWords(flowWords);
  if (parcels.length === 0) return null;
  return (
    <ul className="stack stack-tight">
      {parcels.map((parcel) => {
        const action = actOf(parcel)?.action ?? '';
        return (
          <li key={parcel.id} className="row">
            <StatusTag tone="warning">{parcel.state === 'refused' ? t('needsYou') : t('waits')}</StatusTag>
            <span>{isFlowWord(action) ? flow(action) : action}</span>
          </li>
        );
      })}
    </ul>
  );
}

/** 签收, then 办结反馈; otherwise who has it now. */
function NextAct({ detail, act }: { detail: RequestDetail; act: Act }): ReactElement {
  const t = useWords(taskWords);
  const flow = useWords(flowWords);
  const units = useUnits();
  const [, navigate] = useLocation();
  const { abilities } = detail;
  if (abilities.includes('sign')) {
    return (
      <Button
        variant="primary"
        size="large"
        block
        icon="check"
        busy={act.busy}
        onClick={() => void act.act('sign', {})}
      >
        {t('sign')}
      </Button>
    );
  }
  if (abilities.includes('reply')) {
    return (
      <Button
        variant="primary"
        size="large"
        block
        icon="write"
        onClick={() => navigate(`/field/requests/${detail.id}/reply`)}
      >
        {t('reply')}
      </Button>
    );
  }
  const state = isFlowWord(detail.state) ? flow(detail.state) : detail.state;
  const holder = detail.open ? units.name(detail.holderId) : '';
  return <p className="muted">{detail.open ? t('nobody', { who: holder || state }) : state}</p>;
}
