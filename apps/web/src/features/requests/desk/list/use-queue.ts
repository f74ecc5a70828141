import type { MatterRow } from '@huying/server/contract/matters';
import { useState } from 'react';
import { useLocation } from 'wouter';
import { errorText } from '../../../../lib/api-error.ts';
import { useWords } from '../../../../lib/i18n.ts';
import { matterPage } from '../../../../lib/matter-page.ts';
import { toast } from '../../../../ui/toast-store.ts';
import { useNarrow } from '../../../../lib/use-media.ts';
import { sendAct } from '../acts/act-call.ts';
import type { ActKey } from '../acts/act-order.ts';
import { useActKeys } from '../acts/use-acts.ts';
import { actWords } from '../acts/words.ts';
import { sendPart } from '../parts/part-acts.ts';
import { partWords } from '../parts/words.ts';
import type { RequestDrawerProps } from '../detail/request-drawer.tsx';
import { applyResult, refreshRequests } from '../request-cache.ts';

export interface Queue {
  open: (row: MatterRow) => void;
  /** Begins the act of a key on a row, as if the row had been opened and the key pressed. */
  act: (row: MatterRow, key: ActKey) => void;
  drawer: RequestDrawerProps;
  /** The row of the open request. */
  openKey: string | null;
}

/** The request whose page shows a row: a helper's part and a call are shown by the one they belong to. */
const pageOf = ({ id, parentId }: Pick<MatterRow, 'id' | 'parentId'>): string => parentId ?? id;

/** Neither a request nor a part of one. */
const isElsewhere = ({ kind }: Pick<MatterRow, 'kind'>): boolean =>
  !['request', 'co-task', 'whistle-call'].includes(kind);

/** Puts the focus back on a row, or on the one that has taken its place. */
export function focusRow(id: string | undefined): void {
  if (!id) return;
  requestAnimationFrame(() => document.querySelector<HTMLElement>(`[data-row-key="${CSS.escape(id)}"]`)?.focus());
}
const focusedRow = (): string | undefined =>
  document.activeElement?.closest<HTMLElement>('[data-row-key]')?.dataset.rowKey;

/**
 * Working through a list: the open request, the next and the one before, and what happens after an act. An act begun
 * by key from the list ends in the list, on the next row; in a request that was opened to read, it stays open.
 */
export function useQueue(
  rows: readonly MatterRow[],
  openId: string | null,
  setOpen: (id: string | null) => void,
): Queue {
  const t = useWords(actWords);
  const part = useWords(partWords);
  const isNarrow = useNarrow();
  const [, go] = useLocation();
  const [begin, setBegin] = useState<ActKey | null>(null);
  const at = rows.findIndex((row) => pageOf(row) === openId);
  /** Where to go on when the open request has left the list. */
  const [resume, setResume] = useState<string | undefined>(undefined);

  const show = (id: string, key: ActKey | null) => {
    const place = rows.findIndex((row) => pageOf(row) === id);
    setResume((rows[place + 1] ?? rows[place - 1])?.id);
    setBegin(key);
    if (isNarrow) go(`/desk/requests/${id}${key ? `?act=${key}` : ''}`);
    else setOpen(id);
  };
  const step = (by: 1 | -1) => {
    const ahead = by === 1 ? rows.slice(at + 1) : rows.slice(0, Math.max(at, 0)).reverse();
    // Two parts of one request stand in two rows, and open one page.
    const next = at >= 0 ? ahead.find((row) => pageOf(row) !== openId) : rows.find(({ id }) => id === resume);
    if (next) show(pageOf(next), null);
  };
  const close = () => {
    const back = rows[at]?.id;
    setBegin(null);
    setOpen(null);
    focusRow(back ?? resume);
  };
  const signAtOnce = async (row: MatterRow) => {
    try {
      if (row.kind === 'co-task') {
        await sendPart(row, 'co-task.sign', {});
        void refreshRequests();
        toast(part('done.co-task.sign'));
        return;
      }
      applyResult(await sendAct(row.id, row.version, 'sign', {}));
      toast(t('done.sign'));
    } catch (error) {
      toast(errorText(error), { tone: 'problem' });
    }
  };
  const act = (row: MatterRow, key: ActKey) => {
    // Of another kind: it has a page of its own, with its own acts.
    if (isElsewhere(row)) return go(matterPage('desk', row));
    if (key === 's' && row.kind !== 'whistle-call') return void signAtOnce(row);
    show(pageOf(row), key);
  };
  useActKeys(
    (key) => {
      const id = focusedRow();
      const row = rows.find((each) => each.id === id) ?? rows[0];
      if (row) act(row, key);
    },
    openId === null && !isNarrow,
  );

  return {
    open: (row) => (isElsewhere(row) ? go(matterPage('desk', row)) : show(pageOf(row), null)),
    act,
    openKey: rows[at]?.id ?? null,
    drawer: {
      id: isNarrow ? null : openId,
      begin,
      onClose: close,
      onPrevious: at > 0 ? () => step(-1) : undefined,
      onNext: at >= 0 ? (at + 1 < rows.length ? () => step(1) : undefined) : resume ? () => step(1) : undefined,
      onTaken: () => {
        if (begin === null) return;
        setBegin(null);
        setOpen(null);
        focusRow(resume);
      },
      onReassign: (id) => show(id, 'a'),
    },
  };
}
