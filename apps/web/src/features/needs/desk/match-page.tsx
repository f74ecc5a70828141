import { listMatchPlans, type MatchPlan, startMatchPlan } from '@huying/server/contract/needs';
import { type FormEvent, type ReactElement, useState } from 'react';
import { useLocation } from 'wouter';
import { call } from '../../../lib/api.ts';
import { usePlaces } from '../../../lib/directory.ts';
import { useWords } from '../../../lib/i18n.ts';
import { refresh, useAnswer } from '../../../lib/query.ts';
import { useAct } from '../../../lib/use-act.ts';
import { Ago } from '../../../ui/ago.tsx';
import { Button } from '../../../ui/button.tsx';
import { PickField } from '../../../ui/desk/pick-field.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { Empty } from '../../../ui/empty.tsx';
import { FormFault } from '../../../ui/form-fault.tsx';
import { toast } from '../../../ui/toast-store.ts';
import { useOwnPlaces } from '../own-places.ts';
import { matchWords } from './match-words.ts';
import { NeedsFrame } from './needs-frame.tsx';
import { PlanState } from './plan-state.tsx';
import { Rows } from '../../../ui/desk/rows.tsx';
import { usePlanWatch } from './use-plan-watch.ts';

const isMoving = ({ state }: MatchPlan): boolean => state === 'solving' || state === 'accepting';

/** /desk/match: plans for a district, a street or a community. */
export function MatchPage(): ReactElement {
  const t = useWords(matchWords);
  const places = usePlaces();
  const [isStarting, setStarting] = useState(false);
  const { data, error, isPending, refetch } = useAnswer(listMatchPlans);
  usePlanWatch(data?.items.some(isMoving) ?? false);
  return (
    <NeedsFrame
      title={t('title')}
      hint={t('hint')}
      actions={
        <Button variant="primary" icon="plus" onClick={() => setStarting(true)}>
          {t('start')}
        </Button>
      }
    >
      <Rows<MatchPlan>
        id="match-plans"
        label={t('list')}
        pages={{
          rows: data?.items ?? [],
          isPending,
          error,
          hasMore: false,
          isLoadingMore: false,
          loadMore: () => undefined,
          reload: () => void refetch(),
        }}
        rowKey={({ id }) => id}
        rowName={({ placeId }) => places.name(placeId)}
        hrefOf={({ id }) => `/desk/match/${id}`}
        empty={<Empty title={t('none')}>{t('noneBody')}</Empty>}
        columns={[
          {
            key: 'area',
            title: t('area'),
            main: true,
            width: 260,
            render: ({ placeId }) => t('planOf', { place: places.name(placeId) }),
          },
          { key: 'state', title: t('state'), width: 140, render: ({ state }) => <PlanState state={state} /> },
          {
            key: 'result',
            title: t('result'),
            width: 180,
            render: ({ figures }) =>
              figures ? t('matchedOf', { matched: figures.matched, needs: figures.needs }) : '',
          },
          { key: 'when', title: t('when'), width: 140, render: ({ createdAt }) => <Ago at={createdAt} /> },
        ]}
      />
      <Dialog open={isStarting} title={t('start')} onClose={() => setStarting(false)}>
        {isStarting && <StartForm />}
      </Dialog>
    </NeedsFrame>
  );
}

function StartForm(): ReactElement {
  const t = useWords(matchWords);
  const { own, options } = useOwnPlaces();
  const [, go] = useLocation();
  const [chosen, setChosen] = useState<string | null>(null);
  const { busy, fault, run } = useAct();
  const placeId = chosen ?? own;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void run(async () => {
      const { id } = await call(startMatchPlan, { body: placeId ? { placeId } : {} });
      void refresh('/api/match-plans');
      toast(t('started'));
      go(`/desk/match/${id}`);
    });
  };
  return (
    <form className="stack" onSubmit={submit}>
      <p className="muted">{t('startHint')}</p>
      <PickField label={t('area')} options={options} value={placeId} onChange={setChosen} />
      <FormFault fault={fault} />
      <Button type="submit" variant="primary" busy={busy}>
        {t('startDo')}
      </Button>
    </form>
  );
}
