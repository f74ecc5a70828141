import { useRef, useState } from 'react';
import type { Parcel } from '../../../../lib/outbox.ts';
import { uuidv7 } from '../../../../lib/uuid.ts';
import type { Photo } from '../../../../ui/photos.ts';
import { receiptOf, reportOutbox } from '../report-outbox.ts';
import { setReceipt } from '../receipt.ts';
import { type ReportDraft, reportBody, titleOf } from './report-form.ts';

interface SendWords {
  seePhoto: string;
  about: string;
}
/** 'unkept': neither sent nor kept on the device, so the page must stay as it is. */
export type SendOutcome = 'sent' | 'waiting' | 'refused' | 'unkept';

/**
 * Sends the draft: it is put on the device first, then tried once. 'waiting' means that it goes by itself later;
 * 'refused' leaves the draft as it was, with `refusal` saying why.
 */
export function useSendReport(): {
  busy: boolean;
  refusal: Parcel | null;
  send: (
    draft: ReportDraft,
    photos: readonly Photo[],
    words: SendWords,
    keepId: (id: string) => void,
  ) => Promise<SendOutcome>;
} {
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Parcel | null>(null);
  const running = useRef(false);
  const send = async (
    draft: ReportDraft,
    photos: readonly Photo[],
    words: SendWords,
    keepId: (id: string) => void,
  ): Promise<SendOutcome> => {
    if (running.current) return 'unkept';
    running.current = true;
    setBusy(true);
    setRefusal(null);
    try {
      const id = draft.id || uuidv7();
      keepId(id);
      const body = reportBody(draft, words);
      const pictures = photos
        .filter(({ sent, blob }) => sent !== null || blob !== null)
        .map((photo) => ({ id: photo.id, purpose: 'report-photo' as const, sent: photo.sent }));
      const kept = await reportOutbox.add({ id, owner: null, body, pictures, title: titleOf(body.content) });
      const parcel = await reportOutbox.send(id);
      if (parcel?.state === 'sent') {
        setReceipt(receiptOf(parcel));
        await reportOutbox.remove(id);
        return 'sent';
      }
      setRefusal(parcel?.state === 'refused' || !kept ? (parcel ?? null) : null);
      if (parcel?.state !== 'refused') return kept ? 'waiting' : 'unkept';
      await reportOutbox.remove(id, { keepPictures: true });
      return 'refused';
    } finally {
      running.current = false;
      setBusy(false);
    }
  };
  return { busy, refusal, send };
}
