import { type ListItem, type ListVersion, saveDraft } from '@huying/server/contract/lists';
import { type ReactElement, useEffect, useState } from 'react';
import { ApiError } from '../../lib/api-error.ts';
import { call } from '../../lib/api.ts';
import { dropDraft, readDraft, writeDraft } from '../../lib/drafts.ts';
import { useWords } from '../../lib/i18n.ts';
import { refresh } from '../../lib/query.ts';
import { useAct } from '../../lib/use-act.ts';
import { ConflictDialog } from '../../ui/desk/conflict-dialog.tsx';
import { toast } from '../../ui/toast-store.ts';
import { useDescribe } from './describe.ts';
import { itemsOf, mergeParts, type Parts, partsOf, same } from './merge-items.ts';
import { listWords } from './words.ts';

interface Local {
  /** Number of the server's version that this began from, and what stood in it. */
  base: number;
  baseItems: ListItem[];
  baseNote: string;
  items: ListItem[];
  note: string;
}

export interface ListDraft {
  items: readonly ListItem[];
  note: string;
  /** Every change is kept in this browser at once, until it is saved. */
  change: (part: { items?: ListItem[]; note?: string }) => void;
  isDirty: boolean;
  /** The text was brought back from an earlier visit. */
  isRestored: boolean;
  isKept: boolean;
  busy: boolean;
  fault: ApiError | null;
  save: () => Promise<boolean>;
  /** Back to what was saved last. */
  drop: () => void;
  dialog: ReactElement | null;
}

const beginning = ({ version, items, note }: ListVersion): Local => ({
  base: version,
  baseItems: items,
  baseNote: note,
  items,
  note,
});

function asLocal(value: unknown): Local | null {
  if (typeof value !== 'object' || value === null) return null;
  const { base, baseItems, items, note, baseNote } = value as Record<string, unknown>;
  const isWhole = typeof base === 'number' && Array.isArray(baseItems) && Array.isArray(items);
  return isWhole && typeof note === 'string' && typeof baseNote === 'string' ? (value as Local) : null;
}

const isChanged = ({ items, baseItems, note, baseNote }: Local): boolean =>
  note !== baseNote || !same(items, baseItems);

/**
 * A draft of a list while somebody works on it: kept in the browser, saved as a whole. What others have saved meanwhile
 * is merged item by item; items that both have changed are shown side by side.
 */
export function useListDraft(version: ListVersion): ListDraft {
  const t = useWords(listWords);
  const { itemText, valueText, fieldName } = useDescribe();
  const key = `lists.${version.id}`;
  const [local, setLocal] = useState<Local>(() => asLocal(readDraft(key)?.value) ?? beginning(version));
  const [isRestored, setIsRestored] = useState(() => isChanged(local));
  const [isKept, setIsKept] = useState(true);
  const [conflict, setConflict] = useState<{ mine: Local; theirs: ListVersion; contested: string[] } | null>(null);
  const { busy, fault, run } = useAct();
  const isDirty = isChanged(local);
  // Somebody else has saved and nothing here is unsaved: show theirs.
  useEffect(() => {
    if (!isDirty && version.version !== local.base) setLocal(beginning(version));
  }, [version, isDirty, local.base]);

  const keep = (next: Local) => {
    setLocal(next);
    if (isChanged(next)) setIsKept(writeDraft(key, next));
    else dropDraft(key);
  };
  const send = async (next: Local, round: number): Promise<void> => {
    const { base, items, note } = next;
    try {
      const head = await call(saveDraft, { params: { id: version.id }, body: { version: base, items, note } });
      keep({ ...next, base: head.version, baseItems: items, baseNote: note });
      setIsRestored(false);
      await refresh('/api/list');
      toast(t(round > 1 ? 'mergedAway' : 'saved'));
    } catch (error) {
      const theirs = error instanceof ApiError ? asVersion(error.current) : null;
      if (theirs === null || round > 3) throw error;
      const { list } = version;
      const { merged, contested } = mergeParts(
        partsOf(list, next.baseItems),
        partsOf(list, items),
        partsOf(list, theirs.items),
      );
      const mine = { ...beginning(theirs), items: itemsOf(list, merged), note };
      if (contested.length === 0) return send(mine, round + 1);
      setConflict({ mine, theirs, contested });
    }
  };
  const save = async (from: Local = local) => {
    setConflict(null);
    return run(() => send(from, 1));
  };
  const isCalendar = version.list === 'calendar';
  const dialog = conflict && (
    <ConflictDialog<Parts>
      open
      fields={conflict.contested.map((part) => ({
        key: part,
        label: isCalendar ? fieldName(part) : part,
        show: (value) => (isCalendar ? valueText(part, value) : value ? itemText(value as object) : ''),
      }))}
      mine={partsOf(version.list, conflict.mine.items)}
      theirs={partsOf(version.list, conflict.theirs.items)}
      onSubmit={(chosen) => {
        // The dialog knows the contested parts only; all others are merged already.
        const parts: Record<string, unknown> = { ...partsOf(version.list, conflict.mine.items) };
        for (const part of conflict.contested) parts[part] = chosen[part];
        const next = { ...conflict.mine, items: itemsOf(version.list, parts) };
        keep(next);
        void save(next);
      }}
      onCancel={() => setConflict(null)}
    />
  );
  return {
    items: local.items,
    note: local.note,
    change: (part) => keep({ ...local, ...part }),
    isDirty,
    isRestored: isRestored && isDirty,
    isKept,
    busy,
    fault,
    save: () => save(),
    drop: () => {
      keep(beginning(version));
      setIsRestored(false);
    },
    dialog,
  };
}

/** What a 409 holds of a draft: its head with the items. */
const asVersion = (current: unknown): ListVersion | null =>
  typeof current === 'object' && current !== null && 'items' in current && 'version' in current
    ? (current as ListVersion)
    : null;
