import { cancelMeeting, getMeeting, holdMeeting, printMinutes } from '@huying/server/contract/organizations';
import { type FormEvent, type ReactElement, useState } from 'react';
import { useParams } from 'wouter';
import { call, type Output } from '../../../lib/api.ts';
import { useUnits } from '../../../lib/directory.ts';
import { useLanguage, useWords } from '../../../lib/i18n.ts';
import { pictureUrl } from '../../../lib/pictures.ts';
import { labelText } from '../../../lib/punctuation.ts';
import { refresh, useAnswer } from '../../../lib/query.ts';
import { dateTimeText } from '../../../lib/time.ts';
import { useAct } from '../../../lib/use-act.ts';
import { AppLink } from '../../../ui/app-link.tsx';
import { Button } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { saveBlob } from '../../../ui/code-picture.ts';
import { Dialog } from '../../../ui/dialog.tsx';
import { ErrorState } from '../../../ui/error-state.tsx';
import { FormFault } from '../../../ui/form-fault.tsx';
import { SelectField } from '../../../ui/select-field.tsx';
import { Skeleton } from '../../../ui/skeleton.tsx';
import { StatusTag } from '../../../ui/status-tag.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { toast } from '../../../ui/toast-store.ts';
import { AgendaCard } from './agenda-card.tsx';
import { JointFrame } from './joint-frame.tsx';
import { MeetingForm } from './meeting-form.tsx';
import { MinutesForm } from './minutes-form.tsx';
import { jointWords } from './words.ts';

type Meeting = Output<typeof getMeeting>;
const came = ['present', 'excused', 'absent'] as const;
type Came = (typeof came)[number];

/** /desk/joint/meetings/:id: agenda, decisions, who came. */
export function MeetingPage(): ReactElement {
  const { id = '' } = useParams<{ id: string }>();
  const { data, error, refetch } = useAnswer(getMeeting, { params: { id } });
  if (error && data?.id !== id) return <ErrorState error={error} onRetry={() => void refetch()} />;
  return data?.id === id ? <MeetingView key={id} meeting={data} /> : <Skeleton lines={10} />;
}

function MeetingView({ meeting }: { meeting: Meeting }): ReactElement {
  const t = useWords(jointWords);
  const lang = useLanguage();
  const units = useUnits();
  const [asking, setAsking] = useState<'hold' | 'cancel' | 'minutes' | 'edit' | null>(null);
  const { kind, title, theme, state, bodyId, bodyName, beginsAt, venue, chairId, cancelReason, minutesFileId } =
    meeting;
  const close = () => setAsking(null);
  const paper = useAct();
  const print = () =>
    paper.run(async () =>
      saveBlob(await call(printMinutes, { params: { id: meeting.id } }), `${bodyName}${title}${t('minutesFile')}.pdf`),
    );
  return (
    <JointFrame
      hint={t('meetingsHint')}
      actions={
        <>
          {meeting.may.includes('update') && <Button onClick={() => setAsking('edit')}>{t('editMeeting')}</Button>}
          {meeting.may.includes('cancel') && <Button onClick={() => setAsking('cancel')}>{t('cancel')}</Button>}
          {meeting.may.includes('print-minutes') && (
            <Button icon="download" busy={paper.busy} onClick={() => void print()}>
              {t('printMinutes')}
            </Button>
          )}
          {meeting.may.includes('file-minutes') && <Button onClick={() => setAsking('minutes')}>{t('minutes')}</Button>}
          {meeting.may.includes('hold') && (
            <Button variant={state === 'called' ? 'primary' : 'secondary'} onClick={() => setAsking('hold')}>
              {t(state === 'called' ? 'hold' : 'correct')}
            </Button>
          )}
        </>
      }
    >
      <FormFault fault={paper.fault} />
      <AppLink href="/desk/joint/meetings" className="row-link">
        {t('toMeetings')}
      </AppLink>
      <div className="stack stack-tight">
        <h2>{title}</h2>
        <p className="row">
          <StatusTag tone={state === 'held' ? 'success' : state === 'called' ? 'active' : 'neutral'}>
            {t(`state.${state}`)}
          </StatusTag>
          <AppLink href={`/desk/joint/bodies/${bodyId}`} className="row-link">
            {bodyName}
          </AppLink>
          {kind !== 'regular' && <StatusTag>{t(`kind.${kind}`)}</StatusTag>}
          <span>{dateTimeText(beginsAt, lang)}</span>
          <span>{venue}</span>
          <span>{labelText(t('inChair'), units.name(chairId))}</span>
        </p>
        {theme && <p>{labelText(t('theme'), theme)}</p>}
        {cancelReason && <p>{labelText(t('cancelReason'), cancelReason)}</p>}
        {minutesFileId && (
          <a className="row-link" href={pictureUrl({ id: minutesFileId })}>
            {t('seeMinutes')}
          </a>
        )}
      </div>
      <AgendaCard meeting={meeting} />
      <Card title={t('attendance')}>
        <ul className="joint-rows joint-attendance">
          {meeting.units.map(({ unitId, attendance }) => (
            <li key={unitId}>
              <span>{units.name(unitId)}</span>
              <StatusTag tone={attendance === 'present' ? 'success' : attendance === 'absent' ? 'warning' : 'neutral'}>
                {t(`attendance.${attendance}`)}
              </StatusTag>
            </li>
          ))}
        </ul>
      </Card>
      <Dialog open={asking === 'hold'} title={t(state === 'called' ? 'hold' : 'correct')} onClose={close}>
        {asking === 'hold' && <HoldForm meeting={meeting} onDone={close} />}
      </Dialog>
      <Dialog open={asking === 'minutes'} title={t('minutes')} onClose={close}>
        {asking === 'minutes' && <MinutesForm meeting={meeting} onDone={close} />}
      </Dialog>
      <Dialog open={asking === 'edit'} title={t('editMeeting')} onClose={close}>
        {asking === 'edit' && <MeetingForm meeting={meeting} onDone={close} />}
      </Dialog>
      <Dialog open={asking === 'cancel'} title={t('cancel')} onClose={close}>
        {asking === 'cancel' && <CancelForm meeting={meeting} onDone={close} />}
      </Dialog>
    </JointFrame>
  );
}

function HoldForm({ meeting, onDone }: { meeting: Meeting; onDone: () => void }): ReactElement {
  const t = useWords(jointWords);
  const units = useUnits();
  const { busy, fault, run } = useAct();
  const [chosen, setChosen] = useState<Record<string, Came>>(() =>
    Object.fromEntries(
      meeting.units.map(({ unitId, attendance }) => [unitId, attendance === 'invited' ? 'present' : attendance]),
    ),
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void run(async () => {
      const list = Object.entries(chosen).map(([unitId, attendance]) => ({ unitId, attendance }));
      await call(holdMeeting, { params: { id: meeting.id }, body: { version: meeting.version, units: list } });
      await refresh('/api/joint-meetings');
      toast(t('heldDone'));
      onDone();
    });
  };
  return (
    <form className="stack" onSubmit={submit}>
      {meeting.units.map(({ unitId }) => (
        <SelectField
          key={unitId}
          label={units.name(unitId)}
          options={came.map((value) => ({ value, label: t(`attendance.${value}`) }))}
          value={chosen[unitId] ?? 'present'}
          onChange={(next) => setChosen({ ...chosen, [unitId]: next ?? 'present' })}
        />
      ))}
      <FormFault fault={fault} />
      <Button type="submit" variant="primary" busy={busy}>
        {t('holdDo')}
      </Button>
    </form>
  );
}

function CancelForm({ meeting, onDone }: { meeting: Meeting; onDone: () => void }): ReactElement {
  const t = useWords(jointWords);
  const { busy, fault, run } = useAct();
  const [reason, setReason] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void run(async () => {
      await call(cancelMeeting, {
        params: { id: meeting.id },
        body: { version: meeting.version, reason: reason.trim() },
      });
      await refresh('/api/joint-meetings');
      toast(t('cancelledDone'));
      onDone();
    });
  };
  return (
    <form className="stack" onSubmit={submit}>
      <TextField label={t('cancelReason')} maxLength={200} value={reason} onChange={setReason} />
      <FormFault fault={fault} />
      <Button type="submit" variant="danger" busy={busy} disabled={reason.trim().length < 2}>
        {t('cancelDo')}
      </Button>
    </form>
  );
}
