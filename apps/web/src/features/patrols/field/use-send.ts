import { useRef, useState } from 'react';
import { fieldOutbox } from '../../../lib/field-outbox.ts';
import type { NewParcel, Parcel } from '../../../lib/outbox.ts';
import { useSession } from '../../../lib/session.ts';
import { uuidv7 } from '../../../lib/uuid.ts';
import { hasArrived, isWhole, type PatrolKind } from '../patrol-parcels.ts';

interface Given {
  /** Of an earlier try, or ''. */
  id: string;
  body: { kind: PatrolKind; content: Record<string, unknown>; version?: number };
  pictures: NewParcel['pictures'];
  title: string;
}
/** 'waiting': kept on the phone, goes later. 'unkept': neither sent nor kept, so the page must stay as it is. */
type Sent = { outcome: 'sent'; parcel: Parcel } | { outcome: 'waiting' | 'refused' | 'unkept' };

/** Puts it on the phone, then tries once. `refusal` says why it was not taken. */
export function useSend() {
  const { person } = useSession();
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  const running = useRef(false);
  const send = async ({ id: given, body, pictures, title }: Given, keepId: (id: string) => void): Promise<Sent> => {
    if (running.current) return { outcome: 'unkept' };
    running.current = true;
    setBusy(true);
    setRefusal(null);
    try {
      const id = given || uuidv7();
      keepId(id);
      const kept = await fieldOutbox.add({ id, owner: person.id, body, pictures, title });
      const parcel = await fieldOutbox.send(id);
      if (parcel && hasArrived(parcel)) {
        if (isWhole(parcel)) await fieldOutbox.remove(id);
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
