import { callMeeting, getBody } from '@huying/server/contract/organizations';
import { type FormEvent, type ReactElement, useState } from 'react';
import { useLocation, useParams } from 'wouter';
import { call, type Output } from '../../../lib/api.ts';
import { instantOfLocal } from '../../../lib/civil-day.ts';
import { usePlaces, useUnits } from '../../../lib/directory.ts';
import { useDraft } from '../../../lib/drafts.ts';
import { useLanguage, useWords } from '../../../lib/i18n.ts';
import { labelText, listText } from '../../../lib/punctuation.ts';
import { refresh, useAnswer } from '../../../lib/query.ts';
import { dateText } from '../../../lib/time.ts';
import { useAct } from '../../../lib/use-act.ts';
import { AppLink } from '../../../ui/app-link.tsx';
import { Button } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { Choice } from '../../../ui/choice.tsx';
import { PickField } from '../../../ui/desk/pick-field.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { ErrorState } from '../../../ui/error-state.tsx';
import { FormFault } from '../../../ui/form-fault.tsx';
import { Skeleton } from '../../../ui/skeleton.tsx';
import { StatusTag } from '../../../ui/status-tag.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { toast } from '../../../ui/toast-store.ts';
import { BodyForm } from './body-form.tsx';
import { JointFrame } from './joint-frame.tsx';
import { ManyPicks } from '../../../ui/desk/many-picks.tsx';
import { RotaCard } from './rota-card.tsx';
import { SeatsCard } from './seats-card.tsx';
import { unitOptions } from './unit-options.ts';
import { useJointWords } from './use-joint-words.ts';
import { jointWords } from './words.ts';

type BodyDetail = Output<typeof getBody>;

/** /desk/joint/bodies/:id: seats, the calendar of the chair, calling a meeting. */
export function BodyPage(): ReactElement {
  const { id = '' } = useParams<{ id: string }>();
  const { data, error, refetch } = useAnswer(getBody, { params: { id } });
  if (error && data?.id !== id) return <ErrorState error={error} onRetry={() => void refetch()} />;
  return data?.id === id ? <Body body={data} /> : <Skeleton lines={10} />;
}

function Body({ body }: { body: BodyDetail }): ReactElement {
  const t = useWords(jointWords);
  const lang = useLanguage();
  const places = usePlaces();
  const words = useJointWords();
  const [, go] = useLocation();
  const [asking, setAsking] = useState<'call' | 'edit' | null>(null);
  const { above, below } = body;
  const close = () => setAsking(null);
  return (
    <JointFrame
      hint={t('bodiesHint')}
      actions={
        <>
          {body.may.includes('maintain') && <Button onClick={() => setAsking('edit')}>{t('edit')}</Button>}
          {body.may.includes('call') && (
            <Button variant="primary" icon="plus" onClick={() => setAsking('call')}>
              {t('call')}
            </Button>
          )}
        </>
      }
    >
      <AppLink href="/desk/joint" className="row-link">
        {t('toBodies')}
      </AppLink>
      <div className="stack stack-tight">
        <h2>{body.name}</h2>
        <p className="row">
          <span>{words.name('bodyKinds', body.kind)}</span>
          {body.field && <span>{words.name('fields', body.field)}</span>}
          <span>{listText(body.placeIds.map((id) => places.name(id)))}</span>
          {body.endedOn && <StatusTag>{t('endedOn', { day: dateText(body.endedOn, lang) })}</StatusTag>}
        </p>
        {body.duty && <p>{body.duty}</p>}
        {above && (
          <p className="row">
            <span>{labelText(t('parent'), '')}</span>
            <AppLink href={`/desk/joint/bodies/${above.id}`} className="row-link">
              {above.name}
            </AppLink>
          </p>
        )}
        {below.length > 0 && (
          <p className="row">
            <span>{labelText(t('below', { n: below.length }), '')}</span>
            {below.map(({ id, name }) => (
              <AppLink key={id} href={`/desk/joint/bodies/${id}`} className="row-link">
                {name}
              </AppLink>
            ))}
          </p>
        )}
      </div>
      {body.rhythm.length > 0 && <RhythmCard rhythm={body.rhythm} />}
      <SeatsCard body={body} />
      {body.rotates && <RotaCard body={body} />}
      <Dialog open={asking === 'edit'} title={t('edit')} onClose={close}>
        {asking === 'edit' && <BodyForm key={body.version} body={body} onDone={close} />}
      </Dialog>
      <Dialog open={asking === 'call'} title={t('call')} onClose={close}>
        {asking === 'call' && <CallForm body={body} onDone={(id) => go(`/desk/joint/meetings/${id}`)} />}
      </Dialog>
    </JointFrame>
  );
}

function RhythmCard({ rhythm }: { rhythm: BodyDetail['rhythm'] }): ReactElement {
  const t = useWords(jointWords);
  const lang = useLanguage();
  return (
    <Card title={t('rhythm')}>
      <ul className="joint-rows">
        {rhythm.map(({ kind, lastOn, nextOn, isKept }) => (
          <li key={kind}>
            <strong>{t(`kind.${kind}`)}</strong>
            <StatusTag tone={isKept ? 'success' : 'warning'}>{t(isKept ? 'kept' : `missing.${kind}`)}</StatusTag>
            <span className="muted">
              {[
                lastOn && t('lastHeld', { day: dateText(lastOn, lang) }),
                nextOn && t('nextCalled', { day: dateText(nextOn, lang) }),
              ]
                .filter(Boolean)
                .join(' · ')}
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
}

const kinds = ['regular', 'push', 'dispatch', 'review'] as const;

function CallForm({ body, onDone }: { body: BodyDetail; onDone: (id: string) => void }): ReactElement {
  const t = useWords(jointWords);
  const units = useUnits();
  const { busy, fault, run } = useAct();
  const { value, change, clear } = useDraft<{
    kind: (typeof kinds)[number];
    title: string;
    at: string;
    venue: string;
    chairId: string;
    guestIds: string[];
  }>(`organizations.call.${body.id}`, { kind: 'regular', title: '', at: '', venue: '', chairId: '', guestIds: [] });
  const { kind, title, at, venue, chairId, guestIds } = value;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void run(async () => {
      const { id } = await call(callMeeting, {
        body: {
          bodyId: body.id,
          kind,
          title: title.trim(),
          beginsAt: instantOfLocal(at),
          venue: venue.trim(),
          ...(chairId && { chairId }),
          ...(guestIds.length > 0 && { guestIds }),
        },
      });
      clear();
      await refresh('/api/joint-');
      toast(t('called'));
      onDone(id);
    });
  };
  return (
    <form className="stack" onSubmit={submit}>
      <Choice
        label={t('meetingKind')}
        look="chips"
        options={kinds.map((each) => ({ value: each, label: t(`kind.${each}`) }))}
        value={kind}
        onChange={(next) => change({ kind: next })}
      />
      <TextField label={t('meetingTitle')} maxLength={80} value={title} onChange={(next) => change({ title: next })} />
      <TextField label={t('at')} type="datetime-local" value={at} onChange={(next) => change({ at: next })} />
      <TextField label={t('venue')} maxLength={80} value={venue} onChange={(next) => change({ venue: next })} />
      <PickField
        label={t('inChair')}
        hint={t('chairHint')}
        optional
        clearable
        options={unitOptions(units.items)}
        value={chairId || null}
        onChange={(next) => change({ chairId: next ?? '' })}
      />
      <ManyPicks
        label={t('guests')}
        optional
        options={unitOptions(units.items)}
        values={guestIds}
        onChange={(next) => change({ guestIds: next })}
      />
      <FormFault fault={fault} />
      <Button
        type="submit"
        variant="primary"
        busy={busy}
        disabled={title.trim().length < 2 || at === '' || venue.trim() === ''}
      >
        {t('callDo')}
      </Button>
    </form>
  );
}
