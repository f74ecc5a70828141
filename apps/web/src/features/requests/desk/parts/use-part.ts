import type { RequestDetail } from '@huying/server/contract/requests';
import { useState } from 'react';
import { dropDraft } from '../../../../lib/drafts.ts';
import { useWords } from '../../../../lib/i18n.ts';
import { useAct } from '../../../../lib/use-act.ts';
import { toast } from '../../../../ui/toast-store.ts';
import { refreshRequests } from '../request-cache.ts';
import { isPlain, type OpenPart, type Part, partDraftKey, partsOf, sendPart } from './part-acts.ts';
import { partWords } from './words.ts';

export interface PartDesk {
  /** The part whose form is open. */
  open: (OpenPart & Part) | null;
  busy: boolean;
  fault: string | null;
  choose: (open: OpenPart | null) => void;
  send: (open: OpenPart, body: object) => Promise<void>;
}

/** What may be done to the parts of one request; a form stays open, with what was typed, until the server has taken it. */
export function usePart(detail: RequestDetail): PartDesk {
  const t = useWords(partWords);
  const [chosen, setChosen] = useState<OpenPart | null>(null);
  const { busy, fault, run, forget } = useAct();
  const find = (open: OpenPart) => partsOf(detail).find(({ part }) => part.id === open.id);
  const send = async (open: OpenPart, body: object) => {
    const found = find(open);
    if (!found) return;
    const done = await run(async () => {
      await sendPart(found.part, open.act, body);
      // Said to be done only once the screen shows it: the next key rests on what is true now.
      await refreshRequests();
    });
    if (!done) return void refreshRequests();
    dropDraft(partDraftKey(open.id, open.act));
    setChosen(null);
    toast(t(`done.${open.act}`));
  };
  const choose = (open: OpenPart | null) => {
    forget();
    if (open && isPlain(open.act)) return void send(open, {});
    setChosen(open);
  };
  const found = chosen && find(chosen);
  return {
    open: chosen && found ? { ...chosen, ...found } : null,
    busy,
    fault: fault?.message ?? null,
    choose,
    send,
  };
}
