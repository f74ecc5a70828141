import { type DeskLists, saveDeskLists } from '@huying/server/contract/requests';
import { type ReactElement, useEffect, useState } from 'react';
import { ApiError } from '../../lib/api-error.ts';
import { call } from '../../lib/api.ts';
import { dropDraft, readDraft, writeDraft } from '../../lib/drafts.ts';
import { useWords } from '../../lib/i18n.ts';
import { refresh } from '../../lib/query.ts';
import { useAct } from '../../lib/use-act.ts';
import { ConflictDialog } from '../../ui/desk/conflict-dialog.tsx';
import { toast } from '../../ui/toast-store.ts';
import type { DeskListName } from './desk-list-paths.ts';
import { deskListWords } from './desk-list-words.ts';
import { same } from './merge-items.ts';

type Item = DeskLists[DeskListName][number];

/** What the edits began from and what they are now. */
interface Local {
  base: readonly Item[];
  items: readonly Item[];
}

export interface DeskListDraft {
  items: readonly Item[];
  change: (items: readonly Item[]) => void;
  isDirty: boolean;
  isRestored: boolean;
  isKept: boolean;
  busy: boolean;
  fault: ApiError | null;
  save: (ready: readonly Item[]) => void;
  drop: () => void;
  dialog: ReactElement | null;
}

const asLocal = (value: unknown): Local | null => {
  const { base, items } = (value ?? {}) as Record<string, unknown>;
  return Array.isArray(base) && Array.isArray(items) ? (value as Local) : null;
};
const asLists = (current: unknown): DeskLists | null =>
  typeof current === 'object' && current !== null && 'version' in current ? (current as DeskLists) : null;

/** One of these lists while somebody works on it: kept in the browser, saved as a whole, never over what another has saved. */
export function useDeskList(
  name: DeskListName,
  saved: DeskLists,
  textOf: (items: readonly Item[]) => string,
): DeskListDraft {
  const t = useWords(deskListWords);
  const key = `desk-lists.${name}`;
  const beginning = (lists: DeskLists): Local => ({ base: lists[name], items: lists[name] });
  const [local, setLocal] = useState<Local>(() => asLocal(readDraft(key)?.value) ?? beginning(saved));
  const isDirty = !same(local.items, local.base);
  const [isRestored, setIsRestored] = useState(isDirty);
  const [isKept, setIsKept] = useState(true);
  const [conflict, setConflict] = useState<{ mine: readonly Item[]; theirs: DeskLists } | null>(null);
  const { busy, fault, run } = useAct();
  // biome-ignore lint/correctness/useExhaustiveDependencies: only what the server has saved moves what is clean.
  useEffect(() => {
    if (!isDirty && !same(local.base, saved[name])) setLocal(beginning(saved));
  }, [saved]);

  const keep = (next: Local) => {
    setLocal(next);
    if (same(next.items, next.base)) dropDraft(key);
    else setIsKept(writeDraft(key, next));
  };
  const send = async (items: readonly Item[], version: number, base: readonly Item[]): Promise<void> => {
    try {
      const lists = await call(saveDeskLists, { body: { version, [name]: items } as never });
      keep(beginning(lists));
      setIsRestored(false);
      await refresh('/api/desk-lists');
      toast(t('saved'));
    } catch (error) {
      const theirs = error instanceof ApiError ? asLists(error.current) : null;
      if (theirs === null) throw error;
      // Another of the three was changed, or the emergency was switched: nothing here is contested.
      if (theirs.version !== version && same(theirs[name], base)) return send(items, theirs.version, base);
      setConflict({ mine: items, theirs });
    }
  };
  const save = (items: readonly Item[], lists = saved, base = local.base) => {
    setConflict(null);
    void run(() => send(items, lists.version, base));
  };
  const dialog = conflict && (
    <ConflictDialog<{ items: readonly Item[] }>
      open
      fields={[{ key: 'items', label: t(name), show: (items) => textOf(items as readonly Item[]) }]}
      mine={{ items: conflict.mine }}
      theirs={{ items: conflict.theirs[name] }}
      onSubmit={({ items }) => {
        const { theirs } = conflict;
        keep({ base: theirs[name], items });
        save(items, theirs, theirs[name]);
      }}
      onCancel={() => setConflict(null)}
    />
  );
  return {
    items: local.items,
    change: (items) => keep({ ...local, items }),
    isDirty,
    isRestored: isRestored && isDirty,
    isKept,
    busy,
    fault,
    // Edits rest on what they began from: where that is no longer what is saved, the server's refusal brings both here.
    save: (ready) => save(ready, same(local.base, saved[name]) ? saved : { ...saved, version: saved.version - 1 }),
    drop: () => {
      keep(beginning(saved));
      setIsRestored(false);
    },
    dialog,
  };
}
