import { type ReactElement, useEffect } from 'react';
import { fieldOutbox } from '../../../lib/field-outbox.ts';
import { useWords } from '../../../lib/i18n.ts';
import type { Parcel } from '../../../lib/outbox.ts';
import { refresh } from '../../../lib/query.ts';
import { Button } from '../../../ui/button.tsx';
import { StatusTag, type Tone } from '../../../ui/status-tag.tsx';
import { usePatrolParcels } from '../patrol-parcels.ts';
import { visitWords } from './words.ts';

const tones: Record<Parcel['state'], Tone> = {
  waiting: 'warning',
  sending: 'active',
  refused: 'danger',
  sent: 'success',
};

/** Visits, rounds and hazards that still lie on this phone. */
export function UnsentPatrols(): ReactElement | null {
  const t = useWords(visitWords);
  const parcels = usePatrolParcels();
  const arrived = parcels.filter(({ state }) => state === 'sent').length;
  useEffect(() => {
    if (arrived > 0) void refresh('/api/');
  }, [arrived]);
  if (parcels.length === 0) return null;
  const unsent = parcels.length - arrived;
  const sending = parcels.some(({ state }) => state === 'sending');
  return (
    <section className="patrol-unsent stack stack-tight">
      {unsent > 0 && (
        <>
          <div className="row">
            <h2>{t('unsent', { n: unsent })}</h2>
            <Button icon="retry" busy={sending} onClick={() => void fieldOutbox.sendAll()}>
              {t(sending ? 'syncing' : 'syncNow')}
            </Button>
          </div>
          <p className="small">{t('unsentHint')}</p>
        </>
      )}
      <ul className="stack stack-tight">
        {parcels.map(({ id, title, state, fault }) => (
          <li key={id} className="stack stack-tight">
            <span className="row">
              <span>{title}</span>
              <StatusTag tone={tones[state]}>{t(state === 'sending' ? 'syncing' : state)}</StatusTag>
            </span>
            {state === 'refused' && (
              <span className="small">
                {fault} {t('refusedHint')}
              </span>
            )}
            {(state === 'refused' || state === 'sent') && (
              <span>
                <Button variant="quiet" onClick={() => void fieldOutbox.remove(id)}>
                  {t(state === 'sent' ? 'seen' : 'drop')}
                </Button>
              </span>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
