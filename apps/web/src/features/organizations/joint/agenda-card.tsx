import { finishItem, getMeeting, setAgenda } from '@huying/server/contract/organizations';
import { type ReactElement, useRef, useState } from 'react';
import { call, type Output } from '../../../lib/api.ts';
import { civilDayOf } from '../../../lib/civil-day.ts';
import { useWords } from '../../../lib/i18n.ts';
import { putAway } from '../../../lib/put-away.ts';
import { keepAnswer, refresh } from '../../../lib/query.ts';
import { type Act, useAct } from '../../../lib/use-act.ts';
import { Card } from '../../../ui/card.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { Fold } from '../../../ui/fold.tsx';
import { FormFault } from '../../../ui/form-fault.tsx';
import { toast } from '../../../ui/toast-store.ts';
import { Candidates, type NewItem } from './agenda-candidates.tsx';
import { AgendaItem } from './agenda-item.tsx';
import { DecideForm } from './decide-form.tsx';
import { jointWords } from './words.ts';

type Meeting = Output<typeof getMeeting>;
type Item = Meeting['agenda'][number];

const asItem = ({ id, matterKind, matterId, title, note, carriedFrom }: Item): NewItem => ({
  id,
  matterKind,
  matterId,
  title,
  note,
  carriedFrom,
});

/**
 * Changes of a meeting one after the other, each made to what the one before left: a press while another is under way waits
 * its turn and is not lost. What the server answers is shown at once; the lists around it follow.
 */
function useTurns(given: Meeting): {
  now: Meeting;
  busy: boolean;
  fault: Act['fault'];
  inTurn: (work: (now: Meeting) => Promise<Meeting>) => Promise<boolean>;
} {
  const { busy, fault, run } = useAct();
  const latest = useRef(given);
  if (given.version >= latest.current.version) latest.current = given;
  const turn = useRef<Promise<unknown>>(Promise.resolve());
  const inTurn = (work: (now: Meeting) => Promise<Meeting>) => {
    const done = turn.current.then(() =>
      run(async () => {
        latest.current = await work(latest.current);
        keepAnswer(getMeeting, { params: { id: given.id } }, latest.current);
      }).finally(() => void refresh('/api/joint-meetings')),
    );
    turn.current = done;
    return done;
  };
  return { now: latest.current, busy, fault, inTurn };
}

/** The agenda in its order, built from what waits or from own words; decided item by item. */
export function AgendaCard({ meeting: given }: { meeting: Meeting }): ReactElement {
  const t = useWords(jointWords);
  const { now: meeting, busy, fault, inTurn } = useTurns(given);
  const [deciding, setDeciding] = useState<Item | null>(null);
  const [dragged, setDragged] = useState<Item | null>(null);
  const [told, setTold] = useState('');
  const builds = meeting.may.includes('set-agenda');
  // Once it was held, what came up is added; the order is what it was.
  const orders = builds && meeting.state === 'called';
  const store = (change: (agenda: NewItem[]) => NewItem[]) =>
    inTurn(({ id, version, agenda }) =>
      call(setAgenda, { params: { id }, body: { version, agenda: change(agenda.map(asItem)) } }),
    );
  const move = async (id: string, by: number): Promise<void> => {
    let to = 0;
    const moved = (agenda: NewItem[]): NewItem[] => {
      const from = agenda.findIndex((item) => item.id === id);
      const next = [...agenda];
      const [item] = from < 0 ? [] : next.splice(from, 1);
      if (!item) return agenda;
      to = Math.min(Math.max(from + by, 0), next.length);
      next.splice(to, 0, item);
      return next;
    };
    if (by !== 0 && (await store(moved))) setTold(t('moved', { n: to + 1 }));
  };
  const finish = (item: Item) =>
    inTurn(async ({ version }) => {
      const body = { version, doneOn: civilDayOf(Date.now()) };
      const answer = await call(finishItem, { params: { id: item.id }, body });
      void refresh('/api/units/');
      toast(t('finished'));
      return answer;
    });
  const candidates = (
    <Candidates meeting={meeting} busy={busy} onTake={(item) => store((agenda) => [...agenda, item])} />
  );
  return (
    <>
      <Card title={t('agenda')}>
        <FormFault fault={fault} />
        {meeting.agenda.length === 0 && <p className="muted">{t('noAgenda')}</p>}
        {orders && meeting.agenda.length > 1 && <p className="muted">{t('dragHint')}</p>}
        <p className="sr-only" role="status">
          {told}
        </p>
        <ol className="joint-rows">
          {meeting.agenda.map((item, at) => (
            <AgendaItem
              key={item.id}
              item={item}
              at={at}
              count={meeting.agenda.length}
              busy={busy}
              builds={builds}
              orders={orders}
              isDragged={dragged?.id === item.id}
              onMove={(to) => void move(item.id, to - at)}
              onDrag={setDragged}
              onDropHere={() =>
                dragged && void move(dragged.id, at - meeting.agenda.findIndex(({ id }) => id === dragged.id))
              }
              onRemove={() => void store((agenda) => agenda.filter(({ id }) => id !== item.id))}
              onDecide={() => setDeciding(item)}
              onFinish={() => void finish(item)}
            />
          ))}
        </ol>
        <Dialog
          open={deciding !== null}
          title={t('decideOf', { title: deciding?.title ?? '' })}
          onClose={() => setDeciding(null)}
        >
          {deciding && (
            <DecideForm
              key={deciding.id}
              item={deciding}
              version={meeting.version}
              onDone={() => setDeciding(putAway(deciding))}
            />
          )}
        </Dialog>
      </Card>
      {orders && candidates}
      {builds && !orders && <Fold title={t('candidatesHeld')}>{candidates}</Fold>}
    </>
  );
}
