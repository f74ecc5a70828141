import {
  createPatrolPlan,
  listPatrolPlans,
  listPatrolRounds,
  type PatrolPlan,
  updatePatrolPlan,
} from '@huying/server/contract/patrols';
import { type FormEvent, type ReactElement, useState } from 'react';
import { call } from '../../../lib/api.ts';
import { usePlaces } from '../../../lib/directory.ts';
import { useDraft } from '../../../lib/drafts.ts';
import { useLanguage, useWords } from '../../../lib/i18n.ts';
import { refresh, useAnswer, usePages } from '../../../lib/query.ts';
import { mayUse, useSession } from '../../../lib/session.ts';
import { dayText } from '../../../lib/time.ts';
import { useAct } from '../../../lib/use-act.ts';
import { Button } from '../../../ui/button.tsx';
import { Choice } from '../../../ui/choice.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { Empty } from '../../../ui/empty.tsx';
import { FieldError } from '../../../ui/field.tsx';
import { FormFault } from '../../../ui/form-fault.tsx';
import { SelectField } from '../../../ui/select-field.tsx';
import { StatusTag } from '../../../ui/status-tag.tsx';
import { TextArea } from '../../../ui/text-area.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { toast } from '../../../ui/toast-store.ts';
import { DayTag } from '../field/day-tag.tsx';
import { useOwnGrids } from '../field/own-grids.ts';
import { patrolWords } from '../words.ts';
import { FactTable, wholeList } from './fact-table.tsx';
import { PatrolsFrame } from './patrols-frame.tsx';
import { Views } from '../../../ui/desk/views.tsx';
import { patrolDeskWords } from './words.ts';

/** Routes and their rounds: due, overdue, done. */
export function RoundsDeskPage(): ReactElement {
  const t = useWords(patrolDeskWords);
  const common = useWords(patrolWords);
  const lang = useLanguage();
  const session = useSession();
  const places = usePlaces();
  const [view, setView] = useState<'due' | 'overdue' | 'done'>('due');
  const [isMaking, setMaking] = useState(false);
  const rounds = usePages(listPatrolRounds, { query: { view } });
  const { data: counts } = useAnswer(listPatrolRounds, { query: { view: 'overdue' } });
  const manages = mayUse(session, 'patrol.manage');
  const make = manages && (
    <Button variant="primary" icon="plus" onClick={() => setMaking(true)}>
      {t('newPlan')}
    </Button>
  );
  return (
    <PatrolsFrame hint={t('roundsHint')} actions={make}>
      <Views
        label={t('views')}
        views={[
          { view: 'due', label: t('viewDue', { n: counts?.due ?? '' }) },
          { view: 'overdue', label: t('viewOverdue', { n: counts?.overdue ?? '' }) },
          { view: 'done', label: t('viewDone') },
        ]}
        value={view}
        onChange={setView}
      />
      <FactTable
        label={t('rounds')}
        pages={rounds}
        rowKey={({ id }) => id}
        empty={<Empty title={t('noRounds')} />}
        columns={[
          { key: 'name', title: t('route'), render: ({ name }) => name },
          { key: 'where', title: t('where'), render: ({ placeId }) => places.name(placeId) },
          {
            key: 'when',
            title: t('when'),
            render: ({ dueOn, doneAt }) =>
              doneAt ? common('doneOn', { day: dayText(doneAt, lang) }) : <DayTag day={dueOn} />,
          },
          {
            key: 'result',
            title: t('result'),
            render: ({ state, checked, points, found }) =>
              state === 'done'
                ? [
                    t('faultyN', { n: checked.filter(({ ok }) => !ok).length, all: points.length }),
                    found > 0 && t('foundN', { n: found }),
                  ]
                    .filter(Boolean)
                    .join(' · ')
                : t('stops', { n: points.length }),
          },
        ]}
      />
      <Plans manages={manages} />
      <Dialog open={isMaking} title={t('newPlan')} onClose={() => setMaking(false)}>
        <NewPlan onDone={() => setMaking(false)} />
      </Dialog>
    </PatrolsFrame>
  );
}

function Plans({ manages }: { manages: boolean }): ReactElement {
  const t = useWords(patrolDeskWords);
  const common = useWords(patrolWords);
  const places = usePlaces();
  const { data, error, refetch } = useAnswer(listPatrolPlans);
  const act = useAct();
  const turn = (plan: PatrolPlan) =>
    act.run(async () => {
      await call(updatePatrolPlan, { params: { id: plan.id }, body: { version: plan.version, active: !plan.active } });
      await refresh('/api/patrol-');
    });
  return (
    <section className="stack stack-tight">
      <h2>{t('routes')}</h2>
      {act.fault && <FieldError>{act.fault.message}</FieldError>}
      <FactTable
        label={t('routes')}
        pages={wholeList(data?.items, error, () => void refetch())}
        rowKey={({ id }) => id}
        empty={<Empty title={t('noPlans')}>{t('noPlansBody')}</Empty>}
        columns={[
          { key: 'name', title: t('route'), render: ({ name }) => name },
          { key: 'where', title: t('where'), render: ({ placeId }) => places.name(placeId) },
          { key: 'every', title: t('every'), render: ({ every }) => common(`every.${every}`) },
          { key: 'points', title: t('points'), render: ({ points }) => points.map(({ name }) => name).join('、') },
          {
            key: 'acts',
            title: t('acts'),
            render: (plan) => (
              <span className="row">
                <StatusTag tone={plan.active ? 'success' : 'neutral'}>{t(plan.active ? 'inUse' : 'off')}</StatusTag>
                {manages && (
                  <Button
                    variant="quiet"
                    label={`${t(plan.active ? 'switchOff' : 'switchOn')}：${plan.name}`}
                    onClick={() => void turn(plan)}
                  >
                    {t(plan.active ? 'switchOff' : 'switchOn')}
                  </Button>
                )}
              </span>
            ),
          },
        ]}
      />
    </section>
  );
}

const everies = ['day', 'week', 'month'] as const;

function NewPlan({ onDone }: { onDone: () => void }): ReactElement {
  const t = useWords(patrolDeskWords);
  const common = useWords(patrolWords);
  const grids = useOwnGrids();
  const { busy, fault, run } = useAct();
  const { value, change, clear } = useDraft<{
    name: string;
    placeId: string;
    every: PatrolPlan['every'];
    points: string;
  }>('patrols.route', { name: '', placeId: '', every: 'week', points: '' });
  const points = value.points
    .split(/[\n、，,]/)
    .map((name) => name.trim())
    .filter((name) => name !== '')
    .slice(0, 40)
    .map((name) => ({ name: name.slice(0, 60) }));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void run(async () => {
      const { name, placeId, every } = value;
      await call(createPatrolPlan, { body: { name: name.trim(), placeId, every, points } });
      clear();
      await refresh('/api/patrol-');
      toast(t('planMade'));
      onDone();
    });
  };
  return (
    <form className="stack" onSubmit={submit}>
      <TextField label={t('routeName')} maxLength={60} value={value.name} onChange={(name) => change({ name })} />
      <SelectField
        label={t('grid')}
        options={grids.map(({ id, name }) => ({ value: id, label: name }))}
        value={value.placeId || null}
        onChange={(placeId) => change({ placeId: placeId ?? '' })}
      />
      <Choice
        label={t('every')}
        look="chips"
        options={everies.map((every) => ({ value: every, label: common(`every.${every}`) }))}
        value={value.every}
        onChange={(every) => change({ every })}
      />
      <TextArea
        label={t('points')}
        hint={t('pointsHint')}
        rows={5}
        value={value.points}
        onChange={(next) => change({ points: next })}
      />
      <FormFault fault={fault} />
      <Button
        type="submit"
        variant="primary"
        busy={busy}
        disabled={value.name.trim().length < 2 || !value.placeId || points.length === 0}
      >
        {t('planMake')}
      </Button>
    </form>
  );
}
