import { cancelVisit, listVisits, type Visit } from '@huying/server/contract/patrols';
import { type ReactElement, useState } from 'react';
import { call } from '../../../lib/api.ts';
import { usePlaces } from '../../../lib/directory.ts';
import { useLanguage, useWords } from '../../../lib/i18n.ts';
import { refresh, usePages, useAnswer } from '../../../lib/query.ts';
import { mayUse, useSession } from '../../../lib/session.ts';
import { dayText } from '../../../lib/time.ts';
import { Button } from '../../../ui/button.tsx';
import { ConfirmDialog } from '../../../ui/confirm-dialog.tsx';
import { Empty } from '../../../ui/empty.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { toast } from '../../../ui/toast-store.ts';
import { DayTag } from '../field/day-tag.tsx';
import { useOccasions } from '../use-occasions.ts';
import { patrolWords } from '../words.ts';
import { FactTable } from './fact-table.tsx';
import { PatrolsFrame } from './patrols-frame.tsx';
import { PlanVisitsDialog } from './plan-visits-dialog.tsx';
import { Views } from '../../../ui/desk/views.tsx';
import { patrolDeskWords } from './words.ts';

type View = 'due' | 'overdue' | 'done';

/** What is due, what is overdue, what was done: facts, without a figure for any person. */
export function VisitsDeskPage(): ReactElement {
  const t = useWords(patrolDeskWords);
  const common = useWords(patrolWords);
  const lang = useLanguage();
  const session = useSession();
  const places = usePlaces();
  const occasions = useOccasions();
  const [view, setView] = useState<View>('due');
  const [isPlanning, setPlanning] = useState(false);
  const [cancelled, setCancelled] = useState<Visit | null>(null);
  const pages = usePages(listVisits, { query: { view } });
  const { data: counts } = useAnswer(listVisits, { query: { view: 'overdue' } });
  const plan = mayUse(session, 'patrol.manage') && (
    <Button variant="primary" icon="plus" onClick={() => setPlanning(true)}>
      {t('plan')}
    </Button>
  );
  return (
    <PatrolsFrame hint={t('visitsHint')} actions={plan}>
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
        label={t('visits')}
        pages={pages}
        rowKey={({ id }) => id}
        empty={<Empty title={t('noVisits')}>{t('noVisitsBody')}</Empty>}
        columns={[
          { key: 'why', title: t('why'), render: ({ occasion }) => occasions.name(occasion) },
          { key: 'where', title: t('where'), render: ({ placeId }) => places.name(placeId) },
          {
            key: 'when',
            title: t('when'),
            render: ({ dueOn, doneAt }) =>
              doneAt ? common('doneOn', { day: dayText(doneAt, lang) }) : dueOn && <DayTag day={dueOn} />,
          },
          view === 'done'
            ? {
                key: 'result',
                title: t('result'),
                render: ({ outcome, found }) =>
                  [outcome && common(`outcome.${outcome}`), found > 0 && t('foundN', { n: found })]
                    .filter(Boolean)
                    .join(' · '),
              }
            : {
                key: 'acts',
                title: t('acts'),
                render: (visit) =>
                  visit.abilities.includes('cancel') && (
                    <Button
                      variant="quiet"
                      label={t('cancelOf', { name: `${occasions.name(visit.occasion)} ${places.name(visit.placeId)}` })}
                      onClick={() => setCancelled(visit)}
                    >
                      {t('cancel')}
                    </Button>
                  ),
              },
        ]}
      />
      <PlanVisitsDialog open={isPlanning} onClose={() => setPlanning(false)} />
      <CancelDialog visit={cancelled} onClose={() => setCancelled(null)} />
    </PatrolsFrame>
  );
}

function CancelDialog({ visit, onClose }: { visit: Visit | null; onClose: () => void }): ReactElement {
  const t = useWords(patrolDeskWords);
  const [reason, setReason] = useState('');
  const cancel = async () => {
    if (!visit) return;
    await call(cancelVisit, { params: { id: visit.id }, body: { version: visit.version, reason } });
    setReason('');
    void refresh('/api/visits');
    toast(t('cancelled'));
  };
  return (
    <ConfirmDialog
      open={visit !== null}
      title={t('cancelTitle')}
      confirm={t('cancel')}
      danger
      onConfirm={cancel}
      onClose={onClose}
    >
      <TextField label={t('reason')} maxLength={200} value={reason} onChange={setReason} />
    </ConfirmDialog>
  );
}
