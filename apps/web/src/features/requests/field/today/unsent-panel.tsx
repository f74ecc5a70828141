import { type ReactElement, useEffect, useState } from 'react';
import { useLocation } from 'wouter';
import { fieldBodyOf, fieldOutbox } from '../../../../lib/field-outbox.ts';
import { useLanguage, useWords } from '../../../../lib/i18n.ts';
import { type Parcel, picturesLeft, weightOf } from '../../../../lib/parcel.ts';
import { refresh } from '../../../../lib/query.ts';
import { useSession } from '../../../../lib/session.ts';
import { isAppleTouch, isInstalled, mayBeEvicted, MOST_UNSENT, roomTaken } from '../../../../lib/storage-room.ts';
import { dateTimeText } from '../../../../lib/time.ts';
import { useSignal } from '../../../../lib/use-signal.ts';
import { Button } from '../../../../ui/button.tsx';
import { StatusTag, type Tone } from '../../../../ui/status-tag.tsx';
import { flowWords, isFlowWord } from '../../flow-words.ts';
import { groupCode } from '../../query-code.ts';
import { actOf, clashOf } from '../field-kinds.ts';
import { restoreReport } from '../report/field-form.ts';
import { registeredOf, reportOf } from '../request-outbox.ts';
import { ClashDialog } from './clash-dialog.tsx';
import { todayWords } from './words.ts';

const tones: Record<Parcel['state'], Tone> = {
  waiting: 'warning',
  sending: 'active',
  refused: 'danger',
  sent: 'success',
};
/** More than this says no more than the number does. */
const MOST_LINES = 30;

/** What still lies on this phone, and what has arrived since one last looked. */
export function UnsentPanel(): ReactElement | null {
  const t = useWords(todayWords);
  const { person } = useSession();
  const parcels = useSignal(fieldOutbox.parcels).filter(({ owner }) => owner === person.id);
  useEffect(() => fieldOutbox.start(), []);
  const arrived = parcels.filter(({ state }) => state === 'sent').length;
  // What arrived belongs on the lists now.
  useEffect(() => {
    if (arrived > 0) void refresh('/api/');
  }, [arrived]);
  const unsent = parcels.length - arrived;
  const sending = parcels.some(({ state }) => state === 'sending');
  const forget = () => {
    for (const { id } of parcels.filter(({ state }) => state === 'sent')) void fieldOutbox.remove(id);
  };
  if (parcels.length === 0) return null;
  return (
    <section className="unsent stack">
      {unsent > 0 && (
        <>
          <div className="row">
            <h2>{t('unsent', { n: unsent })}</h2>
            <Button icon="retry" busy={sending} onClick={() => void fieldOutbox.sendAll()}>
              {sending ? t('syncing') : t('syncNow')}
            </Button>
          </div>
          <p className="small">{t('unsentHint')}</p>
          <RoomNote unsent={parcels.filter(({ state }) => state !== 'sent')} />
        </>
      )}
      <ul className="stack stack-tight">
        {parcels.slice(0, MOST_LINES).map((parcel) => (
          <UnsentLine key={parcel.id} parcel={parcel} />
        ))}
      </ul>
      {parcels.length > MOST_LINES && <p className="small">{t('moreUnsent', { n: parcels.length - MOST_LINES })}</p>}
      {arrived > 1 && (
        <Button variant="quiet" icon="check" onClick={forget}>
          {t('seenAll', { n: arrived })}
        </Button>
      )}
    </section>
  );
}

/** Said before it is too late: little room left, or a browser that may soon clear it. */
function RoomNote({ unsent }: { unsent: readonly Parcel[] }): ReactElement | null {
  const t = useWords(todayWords);
  const weights = unsent.map(weightOf);
  const risk = mayBeEvicted(weights, { now: Date.now(), isApple: isAppleTouch(), isInstalled: isInstalled() });
  const { level } = roomTaken(weights);
  if (!risk && level === 'enough') return null;
  return (
    <div className="small" role="alert">
      {level !== 'enough' && <p>{t('scarce', { n: MOST_UNSENT - unsent.length })}</p>}
      {risk && <p>{t('eviction')}</p>}
    </div>
  );
}

function UnsentLine({ parcel }: { parcel: Parcel }): ReactElement {
  const t = useWords(todayWords);
  const flow = useWords(flowWords);
  const lang = useLanguage();
  const { state, title, madeAt, droppedPictures } = parcel;
  const { author } = fieldBodyOf(parcel);
  const left = picturesLeft(parcel).length;
  const textIn = parcel.receipt !== null && left > 0;
  const words = { waiting: t('waiting'), sending: t('sending'), refused: t('refused'), sent: t('arrived') }[state];
  const action = actOf(parcel)?.action;
  const what = action && isFlowWord(action) ? `${flow(action)} · ${title}` : title;
  const facts = [
    dateTimeText(madeAt, lang),
    author ? t('from', { name: author.name }) : '',
    textIn ? t('textIn', { n: left }) : left > 0 ? t('withPhotos', { n: left }) : '',
    droppedPictures > 0 ? t('dropped', { n: droppedPictures }) : '',
  ];
  return (
    <li>
      <span className="row">
        <span>{what}</span>
        <StatusTag tone={tones[state]}>{words}</StatusTag>
      </span>
      <span className="muted small">{facts.filter(Boolean).join(' · ')}</span>
      {state === 'refused' && <Refused parcel={parcel} />}
      {state === 'sent' && <Arrived parcel={parcel} />}
    </li>
  );
}

/** The reason, and the way on: back to the form with everything in it, or both versions side by side. */
function Refused({ parcel }: { parcel: Parcel }): ReactElement {
  const t = useWords(todayWords);
  const [, navigate] = useLocation();
  const [open, setOpen] = useState(false);
  const clash = clashOf(parcel);
  const edit = async () => {
    restoreReport(parcel);
    await fieldOutbox.remove(parcel.id, { keepPictures: true });
    navigate('/field/report');
  };
  return (
    <>
      <span className="small">{clash ? t('clash') : parcel.fault}</span>
      {clash && (
        <Button icon="write" onClick={() => setOpen(true)}>
          {t('compare')}
        </Button>
      )}
      {!clash && reportOf(parcel) && !fieldBodyOf(parcel).author && (
        <Button icon="write" onClick={() => void edit()}>
          {t('edit')}
        </Button>
      )}
      {!clash && !reportOf(parcel) && (
        <Button icon="retry" onClick={() => void again(parcel.id)}>
          {t('again')}
        </Button>
      )}
      <ClashDialog parcel={parcel} clash={open ? clash : null} onClose={() => setOpen(false)} />
    </>
  );
}

async function again(id: string): Promise<void> {
  await fieldOutbox.amend(id, { state: 'waiting', fault: null });
  await fieldOutbox.sendAll();
}

function Arrived({ parcel }: { parcel: Parcel }): ReactElement {
  const t = useWords(todayWords);
  const { number, queryCode } = registeredOf(parcel);
  return (
    <>
      {number && (
        <span className="small">
          {queryCode ? t('arrivedLine', { number, code: groupCode(queryCode) }) : t('arrivedNumber', { number })}
        </span>
      )}
      <Button variant="quiet" icon="check" onClick={() => void fieldOutbox.remove(parcel.id)}>
        {t('seen')}
      </Button>
    </>
  );
}
