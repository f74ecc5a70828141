import { finishItem, type getMeeting, setAgenda } from '@huying/server/contract/organizations';
import { type ReactElement, useState } from 'react';
import { call, type Output } from '../../../lib/api.ts';
import { civilDayOf } from '../../../lib/civil-day.ts';
import { useWords } from '../../../lib/i18n.ts';
import { refresh } from '../../../lib/query.ts';
import { useAct } from '../../../lib/use-act.ts';
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

/** The agenda in its order, built from what waits or from own words; decided item by item. */
export function AgendaCard({ meeting }: { meeting: Meeting }): ReactElement {
  const t = useWords(jointWords);
  const { busy, fault, run } = useAct();
  const [deciding, setDeciding] = useState<Item | null>(null);
  const [dragged, setDragged] = useState<Item | null>(null);
  const [told, setTold] = useState('');
  const builds = meeting.may.includes('set-agenda');
  // Once it was held, what came up is added; the order is what it was.
  const orders = builds && meeting.state === 'called';
  const present = meeting.agenda.map(asItem);
  const store = (agenda: NewItem[]) =>
    run(async () => {
      await call(setAgenda, { params: { id: meeting.id }, body: { version: meeting.version, agenda } });
      await refresh('/api/joint-meetings');
    });
  const move = async (id: string, to: number): Promise<void> => {
    const from = present.findIndex((item) => item.id === id);
    const next = [...present];
    const [item] = next.splice(from, 1);
    if (!item || from === to) return;
    next.splice(to, 0, item);
    if (await store(next)) setTold(t('moved', { n: to + 1 }));
  };
  const finish = (item: Item) =>
    run(async () => {
      const body = { version: meeting.version, doneOn: civilDayOf(Date.now()) };
      await call(finishItem, { params: { id: item.id }, body });
      await Promise.all([refresh('/api/joint-meetings'), refresh('/api/units/')]);
      toast(t('finished'));
    });
  const candidates = <Candidates meeting={meeting} busy={busy} onTake={(item) => store([...present, item])} />;
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
              onMove={(to) => void move(item.id, to)}
              onDrag={setDragged}
              onDropHere={() => dragged && void move(dragged.id, at)}
              onRemove={() => void store(present.filter(({ id }) => id !== item.id))}
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
            <DecideForm key={deciding.id} item={deciding} version={meeting.version} onDone={() => setDeciding(null)} />
          )}
        </Dialog>
      </Card>
      {orders && candidates}
      {builds && !orders && <Fold title={t('candidatesHeld')}>{candidates}</Fold>}
    </>
  );
}
