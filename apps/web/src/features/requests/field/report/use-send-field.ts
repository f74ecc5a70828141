import type { PicturePurpose } from '@huying/server/contract/files';
import type { RegisterBody } from '@huying/server/contract/requests';
import { useRef, useState } from 'react';
import type { Parcel } from '../../../../lib/outbox.ts';
import { useSession } from '../../../../lib/session.ts';
import { uuidv7 } from '../../../../lib/uuid.ts';
import type { Photo } from '../../../../ui/photos.ts';
import { requestOutbox } from '../request-outbox.ts';

interface Given {
  id: string;
  body: RegisterBody;
  photos: readonly Photo[];
  afterPhotos: readonly Photo[];
}
/** 'waiting': kept on the phone, goes later. 'unkept': neither sent nor kept, so the page must stay as it is. */
type Sent = { outcome: 'sent'; parcel: Parcel } | { outcome: 'waiting' | 'refused' | 'unkept' };

/** Puts the report on the phone, then tries once. `refusal` says why it was not taken. */
export function useSendField(): {
  busy: boolean;
  refusal: string | null;
  send: (given: Given, keepId: (id: string) => void) => Promise<Sent>;
} {
  const { person } = useSession();
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  const running = useRef(false);
  const send = async ({ id: given, body, photos, afterPhotos }: Given, keepId: (id: string) => void): Promise<Sent> => {
    if (running.current) return { outcome: 'unkept' };
    running.current = true;
    setBusy(true);
    setRefusal(null);
    try {
      const id = given || uuidv7();
      keepId(id);
      const pictures = [...picturesOf(photos, 'report-photo'), ...picturesOf(afterPhotos, 'after')];
      const kept = await requestOutbox.add({ id, owner: person.id, body, pictures, title: body.content.slice(0, 24) });
      const parcel = await requestOutbox.send(id);
      if (parcel?.state === 'sent') {
        await requestOutbox.remove(id);
        return { outcome: 'sent', parcel };
      }
      if (parcel?.state !== 'refused' && kept) return { outcome: 'waiting' };
      setRefusal(parcel?.fault ?? null);
      if (parcel?.state === 'refused') await requestOutbox.remove(id, { keepPictures: true });
      return { outcome: parcel?.state === 'refused' ? 'refused' : 'unkept' };
    } finally {
      running.current = false;
      setBusy(false);
    }
  };
  return { busy, refusal, send };
}

const picturesOf = (photos: readonly Photo[], purpose: PicturePurpose) =>
  photos.filter(({ sent, blob }) => sent !== null || blob !== null).map(({ id, sent }) => ({ id, purpose, sent }));
