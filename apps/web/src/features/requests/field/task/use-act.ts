import type { PicturePurpose } from '@huying/server/contract/files';
import type { ActionName, RequestDetail } from '@huying/server/contract/requests';
import { useRef, useState } from 'react';
import { fieldOutbox } from '../../../../lib/field-outbox.ts';
import type { Parcel } from '../../../../lib/outbox.ts';
import { refresh } from '../../../../lib/query.ts';
import { useSession } from '../../../../lib/session.ts';
import { uuidv7 } from '../../../../lib/uuid.ts';
import { actOf, clashOf } from '../field-kinds.ts';
import { type OfflineAct, type Seen, seenOf } from '../seen.ts';

/** An act that met a newer version: what the person saw, what it is now, and what they were sending. */
export interface Stale {
  seen: Seen;
  now: Seen;
  action: ActionName;
  words: string;
  goOn: () => void;
}

export interface ActPicture {
  id: string;
  purpose: PicturePurpose;
  sent: { id: string; claim: string } | null;
  bytes: number;
}

export interface Act {
  busy: boolean;
  fault: string;
  stale: Stale | null;
  /** True when it was done, or lies on the phone until there is a connection. `words` is what was typed, shown beside a newer version. */
  act: (
    action: OfflineAct,
    body: Record<string, unknown>,
    words?: string,
    pictures?: readonly ActPicture[],
  ) => Promise<boolean>;
  forgetStale: () => void;
}

/** Whether the act has arrived or waits on the phone. */
export type ActOutcome = 'sent' | 'kept';

/**
 * Takes actions on the request as it stands on screen: put on the phone first, then tried once. A stale screen is
 * compared with the latest, never overwritten.
 */
export function useAct(detail: RequestDetail, onDone: (action: OfflineAct, outcome: ActOutcome) => void): Act {
  const { person } = useSession();
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState('');
  const [stale, setStale] = useState<Stale | null>(null);
  const running = useRef(false);

  const tryAct = async (
    against: Seen,
    action: OfflineAct,
    input: Record<string, unknown>,
    words: string,
    pictures: readonly ActPicture[],
  ): Promise<boolean> => {
    if (running.current) return false;
    running.current = true;
    setBusy(true);
    setFault('');
    try {
      const id = uuidv7();
      const body = {
        kind: 'request-act',
        content: { requestId: against.id, action, input },
        version: against.version,
      };
      const kept = await fieldOutbox.add({
        id,
        owner: person.id,
        body,
        base: seenOf(against),
        pictures,
        title: `${detail.title}`,
      });
      const parcel = await fieldOutbox.send(id);
      if (parcel?.receipt) {
        if (parcel.state === 'sent') await fieldOutbox.remove(id);
        setStale(null);
        void refresh('/api/requests');
        void refresh('/api/worklist');
        onDone(action, 'sent');
        return true;
      }
      if (parcel?.state === 'waiting' && kept) {
        setStale(null);
        onDone(action, 'kept');
        return true;
      }
      await fieldOutbox.remove(id, { keepPictures: true });
      const clash = parcel && clashOf(parcel);
      if (!clash) setFault(parcel?.fault ?? '');
      else setStale({ ...clash, words, goOn: () => void tryAct(clash.now, action, input, words, pictures) });
      return false;
    } finally {
      running.current = false;
      setBusy(false);
    }
  };
  return {
    busy,
    fault,
    stale,
    act: (action, input, words = '', pictures = []) => tryAct(detail, action, input, words, pictures),
    forgetStale: () => {
      setStale(null);
      void refresh('/api/requests');
    },
  };
}

/** What the person may do given what they have done already that still lies on the phone. */
export function abilitiesAfter(detail: RequestDetail, parcels: readonly Parcel[]): string[] {
  const waiting = waitingActs(detail.id, parcels).map((parcel) => actOf(parcel)?.action);
  const open = waiting.includes('sign') ? detail.afterSigning : detail.abilities;
  const ended = waiting.some((action) => action === 'reply' || action === 'return' || action === 'ask');
  return ended ? [] : open.filter((action) => action !== 'sign' || !waiting.includes('sign'));
}

/** The acts on this request that still lie on the phone. */
export const waitingActs = (requestId: string, parcels: readonly Parcel[]): Parcel[] =>
  parcels.filter((parcel) => parcel.receipt === null && actOf(parcel)?.requestId === requestId);
