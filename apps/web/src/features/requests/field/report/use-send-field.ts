import type { PicturePurpose } from '@huying/server/contract/files';
import type { RegisterBody } from '@huying/server/contract/requests';
import { useRef, useState } from 'react';
import { fieldOutbox } from '../../../../lib/field-outbox.ts';
import { type Parcel, picturesLeft, weightOf } from '../../../../lib/parcel.ts';
import { useSession } from '../../../../lib/session.ts';
import { uuidv7 } from '../../../../lib/uuid.ts';
import type { Photo } from '../../../../ui/photos.ts';
import { roomTaken } from '../../../../lib/storage-room.ts';

interface Given {
  id: string;
  body: RegisterBody;
  photos: readonly Photo[];
  afterPhotos: readonly Photo[];
}
/** 'waiting': kept on the phone, goes later. 'unkept': neither sent nor kept, and 'full': no room for more; the page stays as it is. */
type Sent = { outcome: 'sent'; parcel: Parcel } | { outcome: 'waiting' | 'refused' | 'unkept' | 'full' };

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
    if (
      roomTaken(
        fieldOutbox.parcels
          .get()
          .filter(({ state }) => state !== 'sent')
          .map(weightOf),
      ).level === 'full'
    )
      return { outcome: 'full' };
    running.current = true;
    setBusy(true);
    setRefusal(null);
    try {
      const id = given || uuidv7();
      keepId(id);
      const pictures = [...picturesOf(photos, 'report-photo'), ...picturesOf(afterPhotos, 'after')];
      const title = body.content.slice(0, 24);
      const kept = await fieldOutbox.add({
        id,
        owner: person.id,
        body: { kind: 'request', content: body },
        pictures,
        title,
      });
      const parcel = await fieldOutbox.send(id);
      if (parcel?.receipt) {
        if (picturesLeft(parcel).length === 0) await fieldOutbox.remove(id);
        return { outcome: 'sent', parcel };
      }
      if (parcel?.state !== 'refused' && kept) return { outcome: 'waiting' };
      setRefusal(parcel?.fault ?? null);
      if (parcel?.state === 'refused') await fieldOutbox.remove(id, { keepPictures: true });
      return { outcome: parcel?.state === 'refused' ? 'refused' : 'unkept' };
    } finally {
      running.current = false;
      setBusy(false);
    }
  };
  return { busy, refusal, send };
}

const picturesOf = (photos: readonly Photo[], purpose: PicturePurpose) =>
  photos
    .filter(({ sent, blob }) => sent !== null || blob !== null)
    .map(({ id, sent, blob }) => ({ id, purpose, sent, bytes: blob?.size ?? 0 }));
