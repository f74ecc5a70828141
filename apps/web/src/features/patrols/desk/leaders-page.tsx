import {
  assignGridLeader,
  type GridLeader,
  listGridLeaders,
  recordLeaderVisit,
  withdrawLeaderVisit,
} from '@huying/server/contract/patrols';
import { type FormEvent, type ReactElement, useState } from 'react';
import { call } from '../../../lib/api.ts';
import { civilDayOf, lastOfMonth, momentOf } from '../../../lib/civil-day.ts';
import { usePlaces } from '../../../lib/directory.ts';
import { useDraft } from '../../../lib/drafts.ts';
import { useLanguage, useWords } from '../../../lib/i18n.ts';
import { putAway } from '../../../lib/put-away.ts';
import { refresh, useAnswer } from '../../../lib/query.ts';
import { mayUse, useSession } from '../../../lib/session.ts';
import { dayText } from '../../../lib/time.ts';
import { useAct } from '../../../lib/use-act.ts';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { Empty } from '../../../ui/empty.tsx';
import { FieldError } from '../../../ui/field.tsx';
import { FormFault } from '../../../ui/form-fault.tsx';
import { SelectField } from '../../../ui/select-field.tsx';
import { StatusTag } from '../../../ui/status-tag.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { toast } from '../../../ui/toast-store.ts';
import { useOwnGrids } from '../field/own-grids.ts';
import { FactTable, wholeList } from './fact-table.tsx';
import { PatrolsFrame } from './patrols-frame.tsx';
import { patrolDeskWords } from './words.ts';

const today = (): string => civilDayOf(Date.now());
const monthBefore = (month: string, by: number): string => {
  const [year = 0, at = 1] = month.split('-').map(Number);
  return new Date(Date.UTC(year, at - 1 - by, 15)).toISOString().slice(0, 7);
};
const MONTHS = 12;

/** 领导包格: who, which grid, which month, done or not. A list of facts in the order of the grids; nobody is ranked. */
export function LeadersDeskPage(): ReactElement {
  const t = useWords(patrolDeskWords);
  const lang = useLanguage();
  const session = useSession();
  const places = usePlaces();
  const [month, setMonth] = useState(() => today().slice(0, 7));
  const [isNaming, setNaming] = useState(false);
  const [chosen, setChosen] = useState<GridLeader | null>(null);
  const { data, error, refetch } = useAnswer(listGridLeaders, { query: { month } });
  const manages = mayUse(session, 'patrol.manage');
  const months = Array.from({ length: MONTHS }, (_, by) => monthBefore(today().slice(0, 7), by));
  return (
    <PatrolsFrame
      hint={t('leadersHint')}
      actions={
        manages && (
          <Button variant="primary" icon="plus" onClick={() => setNaming(true)}>
            {t('nameLeader')}
          </Button>
        )
      }
    >
      <SelectField
        label={t('month')}
        options={months.map((each) => ({ value: each, label: each }))}
        value={month}
        onChange={(next) => setMonth(next ?? month)}
      />
      <FactTable
        label={t('leaders')}
        pages={wholeList(data?.items, error, () => void refetch())}
        rowKey={({ id }) => id}
        empty={<Empty title={t('noLeaders')}>{t('noLeadersBody')}</Empty>}
        columns={[
          { key: 'grid', title: t('grid'), render: ({ placeId }) => places.name(placeId) },
          { key: 'who', title: t('leader'), render: ({ name, title }) => [name, title].filter(Boolean).join(' · ') },
          {
            key: 'done',
            title: t('thisMonth'),
            render: ({ visitedOn }) =>
              visitedOn ? (
                <StatusTag tone="success">{t('been', { day: dayText(momentOf(visitedOn), lang) })}</StatusTag>
              ) : (
                <StatusTag>{t('notYet')}</StatusTag>
              ),
          },
          {
            key: 'acts',
            title: t('acts'),
            render: (leader) =>
              manages && (
                <Button
                  variant="quiet"
                  label={`${t(leader.visitedOn ? 'change' : 'record')}：${places.name(leader.placeId)} ${leader.name}`}
                  onClick={() => setChosen(leader)}
                >
                  {t(leader.visitedOn ? 'change' : 'record')}
                </Button>
              ),
          },
        ]}
      />
      <Dialog open={isNaming} title={t('nameLeader')} onClose={() => setNaming(false)}>
        <NameLeader month={month} onDone={() => setNaming(false)} />
      </Dialog>
      <Dialog open={chosen !== null} title={t('recordTitle')} onClose={() => setChosen(null)}>
        {chosen && (
          <RecordMonth key={chosen.id} leader={chosen} month={month} onDone={() => setChosen(putAway(chosen))} />
        )}
      </Dialog>
    </PatrolsFrame>
  );
}

function RecordMonth({
  leader,
  month,
  onDone,
}: {
  leader: GridLeader;
  month: string;
  onDone: () => void;
}): ReactElement {
  const t = useWords(patrolDeskWords);
  const places = usePlaces();
  const { busy, fault, run } = useAct();
  const last = lastOfMonth(`${month}-01`);
  const [day, setDay] = useState(leader.visitedOn ?? [last, today()].sort()[0] ?? last);
  const params = { id: leader.id, month };
  const store = async (work: () => Promise<unknown>) => {
    const done = await run(async () => {
      await work();
      await refresh('/api/grid-leaders');
    });
    if (!done) return;
    toast(t('stored'));
    onDone();
  };
  return (
    <div className="stack">
      <p>
        {places.name(leader.placeId)} · {leader.name} · {month}
      </p>
      <TextField label={t('day')} type="date" value={day} onChange={setDay} />
      {fault && <FieldError>{fault.message}</FieldError>}
      <div className="row">
        <Button
          variant="primary"
          busy={busy}
          onClick={() => void store(() => call(recordLeaderVisit, { params, body: { visitedOn: day } }))}
        >
          {t('recordDo')}
        </Button>
        {leader.visitedOn && (
          <Button onClick={() => void store(() => call(withdrawLeaderVisit, { params }))}>{t('takeBack')}</Button>
        )}
      </div>
    </div>
  );
}

function NameLeader({ month, onDone }: { month: string; onDone: () => void }): ReactElement {
  const t = useWords(patrolDeskWords);
  const grids = useOwnGrids();
  const { busy, fault, run } = useAct();
  const { value, change, clear } = useDraft('patrols.leader', { placeId: '', name: '', title: '' });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void run(async () => {
      const { placeId, name, title } = value;
      await call(assignGridLeader, {
        body: { placeId, name: name.trim(), ...(title.trim() && { title: title.trim() }), fromMonth: month },
      });
      clear();
      await refresh('/api/grid-leaders');
      toast(t('named'));
      onDone();
    });
  };
  return (
    <form className="stack" onSubmit={submit}>
      <SelectField
        label={t('grid')}
        options={grids.map(({ id, name }) => ({ value: id, label: name }))}
        value={value.placeId || null}
        onChange={(placeId) => change({ placeId: placeId ?? '' })}
      />
      <TextField label={t('leaderName')} maxLength={40} value={value.name} onChange={(name) => change({ name })} />
      <TextField
        label={t('leaderTitle')}
        optional
        maxLength={60}
        value={value.title}
        onChange={(title) => change({ title })}
      />
      <p className="muted small">{t('fromMonth', { month })}</p>
      <FormFault fault={fault} />
      <Button type="submit" variant="primary" busy={busy} disabled={!value.placeId || value.name.trim().length < 2}>
        {t('nameDo')}
      </Button>
    </form>
  );
}
