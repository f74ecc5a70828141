import { finishItem, type getMeeting, listAgendaCandidates, setAgenda } from '@huying/server/contract/organizations';
import { type FormEvent, type ReactElement, useState } from 'react';
import { call, type Output } from '../../../lib/api.ts';
import { civilDayOf } from '../../../lib/civil-day.ts';
import { useUnits } from '../../../lib/directory.ts';
import { useDraft } from '../../../lib/drafts.ts';
import { useWords } from '../../../lib/i18n.ts';
import { refresh, useAnswer } from '../../../lib/query.ts';
import { useAct } from '../../../lib/use-act.ts';
import { Button } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { ErrorState } from '../../../ui/error-state.tsx';
import { FormFault } from '../../../ui/form-fault.tsx';
import { Skeleton } from '../../../ui/skeleton.tsx';
import { StatusTag } from '../../../ui/status-tag.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { toast } from '../../../ui/toast-store.ts';
import { DecideForm } from './decide-form.tsx';
import { jointWords } from './words.ts';

type Meeting = Output<typeof getMeeting>;
type Item = Meeting['agenda'][number];
type NewItem = Pick<Item, 'matterKind' | 'matterId' | 'title' | 'carriedFrom'> & { id?: string; note?: string };

/** The agenda in its order, built with buttons from what waits or from own words; decided item by item. */
export function AgendaCard({ meeting }: { meeting: Meeting }): ReactElement {
  const t = useWords(jointWords);
  const { busy, fault, run } = useAct();
  const [deciding, setDeciding] = useState<Item | null>(null);
  const builds = meeting.may.includes('set-agenda');
  const asItem = ({ id, matterKind, matterId, title, note, carriedFrom }: Item): NewItem => ({
    id,
    matterKind,
    matterId,
    title,
    note,
    carriedFrom,
  });
  const store = (agenda: NewItem[]) =>
    run(async () => {
      await call(setAgenda, { params: { id: meeting.id }, body: { version: meeting.version, agenda } });
      await refresh('/api/joint-meetings');
    });
  const finish = (item: Item) =>
    run(async () => {
      const body = { version: meeting.version, doneOn: civilDayOf(Date.now()) };
      await call(finishItem, { params: { id: item.id }, body });
      await refresh('/api/joint-meetings');
      await refresh('/api/units/');
      toast(t('finished'));
    });
  const present = meeting.agenda.map(asItem);
  const moved = (at: number, by: number): NewItem[] => {
    const next = [...present];
    const [item] = next.splice(at, 1);
    if (item) next.splice(at + by, 0, item);
    return next;
  };
  return (
    <>
      <Card title={t('agenda')}>
        <FormFault fault={fault} />
        {meeting.agenda.length === 0 && <p className="muted">{t('noAgenda')}</p>}
        <ol className="joint-rows">
          {meeting.agenda.map((item, at) => (
            <li key={item.id}>
              <ItemView item={item} />
              <span className="row">
                {builds && at > 0 && (
                  <Button
                    variant="quiet"
                    label={t('upOf', { title: item.title })}
                    onClick={() => void store(moved(at, -1))}
                  >
                    {t('up')}
                  </Button>
                )}
                {builds && at < meeting.agenda.length - 1 && (
                  <Button
                    variant="quiet"
                    label={t('downOf', { title: item.title })}
                    onClick={() => void store(moved(at, 1))}
                  >
                    {t('down')}
                  </Button>
                )}
                {builds && item.outcome === null && (
                  <Button
                    variant="quiet"
                    label={t('dropOf', { title: item.title })}
                    onClick={() => void store(present.filter(({ id }) => id !== item.id))}
                  >
                    {t('drop')}
                  </Button>
                )}
                {item.may.includes('decide') && item.doneOn === null && (
                  <Button label={t('decideOf', { title: item.title })} onClick={() => setDeciding(item)}>
                    {t(item.outcome === null ? 'decide' : 'decideAgain')}
                  </Button>
                )}
                {item.may.includes('finish') && (
                  <Button busy={busy} label={t('finishOf', { title: item.title })} onClick={() => void finish(item)}>
                    {t('finish')}
                  </Button>
                )}
              </span>
            </li>
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
      {builds && <Candidates meeting={meeting} busy={busy} onTake={(item) => store([...present, item])} />}
    </>
  );
}

function ItemView({ item }: { item: Item }): ReactElement {
  const t = useWords(jointWords);
  const units = useUnits();
  const { title, note, outcome, decision, leadId, dueOn, doneOn } = item;
  return (
    <div className="stack stack-tight">
      <strong>{title}</strong>
      {note && <span className="muted">{note}</span>}
      {outcome && (
        <span className="row">
          <StatusTag tone={outcome === 'agreed' ? 'success' : outcome === 'deferred' ? 'warning' : 'neutral'}>
            {t(`outcome.${outcome}`)}
          </StatusTag>
          <span>{decision}</span>
          {leadId && <span>{`${t('lead')}：${units.name(leadId)}`}</span>}
          {doneOn ? <span>{t('doneOn', { day: doneOn })}</span> : dueOn && <span>{t('dueBy', { day: dueOn })}</span>}
        </span>
      )}
    </div>
  );
}

interface CandidatesProps {
  meeting: Meeting;
  busy: boolean;
  onTake: (item: NewItem) => Promise<boolean>;
}

function Candidates({ meeting, busy, onTake }: CandidatesProps): ReactElement {
  const t = useWords(jointWords);
  const { value, change, clear } = useDraft(`organizations.item.${meeting.id}`, { title: '' });
  const { data, error, refetch } = useAnswer(listAgendaCandidates, { params: { id: meeting.id } });
  const add = (event: FormEvent) => {
    event.preventDefault();
    void onTake({ title: value.title.trim(), matterKind: null, matterId: null, carriedFrom: null }).then(
      (done) => done && clear(),
    );
  };
  return (
    <Card title={t('candidates')}>
      <div className="stack">
        {error && <ErrorState error={error} onRetry={() => void refetch()} />}
        {!data && !error && <Skeleton lines={2} />}
        {data?.items.length === 0 && <p className="muted">{t('noCandidates')}</p>}
        <ul className="joint-rows">
          {data?.items.map(({ source, matterKind, matterId, title, reason, carriedFrom }) => (
            <li key={carriedFrom ?? `${matterKind} ${matterId} ${title}`}>
              <span>{title}</span>
              <span className="muted">
                {[t(source === 'deferred' ? 'source.deferred' : 'source.other'), reason].filter(Boolean).join(' · ')}
              </span>
              <Button
                busy={busy}
                label={t('takeOf', { title })}
                onClick={() => void onTake({ matterKind, matterId, title, carriedFrom })}
              >
                {t('take')}
              </Button>
            </li>
          ))}
        </ul>
        <form className="row" onSubmit={add}>
          <TextField label={t('ownItem')} maxLength={200} value={value.title} onChange={(title) => change({ title })} />
          <Button type="submit" busy={busy} disabled={value.title.trim().length < 2}>
            {t('addItem')}
          </Button>
        </form>
      </div>
    </Card>
  );
}
