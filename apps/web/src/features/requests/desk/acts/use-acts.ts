import type { ActionName, RequestDetail } from '@huying/server/contract/requests';
import { useEffect, useRef, useState } from 'react';
import { useUnits } from '../../../../lib/directory.ts';
import { useWords } from '../../../../lib/i18n.ts';
import { useShortcuts } from '../../../../lib/shortcuts.ts';
import { toast } from '../../../../ui/toast-store.ts';
import { partOfKey } from '../parts/part-acts.ts';
import { type PartDesk, usePart } from '../parts/use-part.ts';
import type { ActResult } from './act-call.ts';
import { actForms } from './act-forms.ts';
import { type ActKey, actKeys, actOfKey, openActs } from './act-order.ts';
import { keyWords } from './key-words.ts';
import { type Taker, useTaker } from './use-taker.ts';
import { actWords } from './words.ts';

export interface Acts {
  /** What the person may do now, likeliest first. */
  open: readonly ActionName[];
  /** The action whose form is open. */
  form: ActionName | null;
  choose: (action: ActionName | null) => void;
  /** The request as the form shows it: as it was when the form was opened, so that nothing changes under the hand. */
  shown: RequestDetail;
  taker: Taker;
  /** The parts of helpers and called departments. */
  parts: PartDesk;
}

export type OnTaken = (action: ActionName, result: ActResult) => void;

interface Options {
  /** A key pressed before the request was open: its act begins at once. */
  begin?: ActKey | null | undefined;
  onTaken?: OnTaken | undefined;
  /** Where this request is no longer on screen after the act: opens it again to send it elsewhere. */
  onReassign?: ((id: string) => void) | undefined;
}

/** What may be done to one open request, by button and by key. The component must be made anew for another request. */
export function useActs(detail: RequestDetail, { begin, onTaken, onReassign }: Options): Acts {
  const t = useWords(actWords);
  const units = useUnits();
  const [form, setForm] = useState<ActionName | null>(null);
  /** The request as it was when the form was opened. */
  const [pinned, setPinned] = useState<RequestDetail | null>(null);
  const latest = useRef(detail);
  latest.current = detail;
  const tell = (action: ActionName, unitId: unknown) => {
    const unit = units.name(typeof unitId === 'string' ? unitId : null);
    const reassign = { label: t('undoDispatch'), run: () => (onReassign ? onReassign(detail.id) : choose('reassign')) };
    toast(t(`done.${action}`, { unit }), action === 'dispatch' ? { act: reassign } : {});
  };
  const taker = useTaker(pinned ?? detail, (action, result, body) => {
    setForm(null);
    setPinned(null);
    tell(action, body.unitId);
    onTaken?.(action, result);
  });
  const parts = usePart(detail);
  const choose = (action: ActionName | null) => {
    taker.forget();
    parts.choose(null);
    if (action !== null && actForms[action] === null) return void taker.take(action, {});
    setForm(action);
    setPinned(action === null ? null : latest.current);
  };
  const byKey = (key: ActKey) => {
    const action = actOfKey(key, detail.abilities);
    const part = partOfKey(key, detail);
    if (action) choose(action);
    else if (part) parts.choose(part);
    else toast(t('keyNothing', { title: detail.title, act: t(actKeys[key][0]) }), { tone: 'problem' });
  };
  useActKeys(byKey, form === null && parts.open === null);
  const first = useRef(begin);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key was pressed once, for the request as it came.
  useEffect(() => {
    if (first.current) byKey(first.current);
    first.current = null;
  }, []);
  return { open: openActs(detail.abilities), form, choose, shown: pinned ?? detail, taker, parts };
}

/** A, R, E, S, C, D with their names in the sheet. */
export function useActKeys(run: (key: ActKey) => void, enabled: boolean): void {
  const t = useWords(keyWords);
  const keys = Object.keys(actKeys) as ActKey[];
  useShortcuts(
    keys.map((key) => ({ keys: key, label: t(key), group: t('group'), run: () => run(key) })),
    enabled,
  );
}
