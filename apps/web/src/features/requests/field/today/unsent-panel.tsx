import { type ReactElement, useEffect } from 'react';
import { useLocation } from 'wouter';
import { useWords } from '../../../../lib/i18n.ts';
import type { Parcel } from '../../../../lib/outbox.ts';
import { refresh } from '../../../../lib/query.ts';
import { useSession } from '../../../../lib/session.ts';
import { useSignal } from '../../../../lib/use-signal.ts';
import { Button } from '../../../../ui/button.tsx';
import { StatusTag, type Tone } from '../../../../ui/status-tag.tsx';
import { groupCode } from '../../query-code.ts';
import { restoreReport } from '../report/field-form.ts';
import { registeredOf, requestOutbox } from '../request-outbox.ts';
import { todayWords } from './words.ts';

const tones: Record<Parcel['state'], Tone> = {
  waiting: 'warning',
  sending: 'active',
  refused: 'danger',
  sent: 'success',
};

/** What still lies on this phone, and what has arrived since one last looked. */
export function UnsentPanel(): ReactElement | null {
  const t = useWords(todayWords);
  const { person } = useSession();
  const parcels = useSignal(requestOutbox.parcels).filter(({ owner }) => owner === person.id);
  useEffect(() => requestOutbox.start(), []);
  const arrived = parcels.filter(({ state }) => state === 'sent').length;
  // What arrived belongs on the lists now.
  useEffect(() => {
    if (arrived > 0) void refresh('/api/');
  }, [arrived]);
  const unsent = parcels.length - arrived;
  const sending = parcels.some(({ state }) => state === 'sending');
  if (parcels.length === 0) return null;
  return (
    <section className="unsent stack">
      {unsent > 0 && (
        <>
          <div className="row">
            <h2>{t('unsent', { n: unsent })}</h2>
            <Button icon="retry" busy={sending} onClick={() => void requestOutbox.sendAll()}>
              {sending ? t('syncing') : t('syncNow')}
            </Button>
          </div>
          <p className="small">{t('unsentHint')}</p>
        </>
      )}
      <ul className="stack stack-tight">
        {parcels.map((parcel) => (
          <UnsentLine key={parcel.id} parcel={parcel} />
        ))}
      </ul>
    </section>
  );
}

function UnsentLine({ parcel }: { parcel: Parcel }): ReactElement {
  const t = useWords(todayWords);
  const [, navigate] = useLocation();
  const { state, fault, title } = parcel;
  const words = { waiting: t('waiting'), sending: t('sending'), refused: t('refused'), sent: t('arrived') }[state];
  const edit = async () => {
    restoreReport(parcel);
    await requestOutbox.remove(parcel.id, { keepPictures: true });
    navigate('/field/report');
  };
  return (
    <li>
      <span className="row">
        <span>{title}</span>
        <StatusTag tone={tones[state]}>{words}</StatusTag>
      </span>
      {state === 'refused' && (
        <>
          <span className="small">{fault}</span>
          <Button icon="write" onClick={() => void edit()}>
            {t('edit')}
          </Button>
        </>
      )}
      {state === 'sent' && (
        <>
          <span className="small">
            {t('arrivedLine', { number: registeredOf(parcel).number, code: groupCode(registeredOf(parcel).queryCode) })}
          </span>
          <Button variant="quiet" icon="check" onClick={() => void requestOutbox.remove(parcel.id)}>
            {t('seen')}
          </Button>
        </>
      )}
    </li>
  );
}
