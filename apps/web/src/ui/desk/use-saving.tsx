import { type ReactElement, useRef, useState } from 'react';
import { ApiError } from '../../lib/api-error.ts';
import { useAct } from '../../lib/use-act.ts';
import { ConflictDialog, type ConflictField } from './conflict-dialog.tsx';
import { mergeFields } from './merge-fields.ts';

export interface Saving<T> {
  busy: boolean;
  /** Why it was not stored; a conflict is shown by the dialog instead. */
  fault: ApiError | null;
  /** Sends the record as the person wants it. True when it is stored; when somebody must choose, the dialog opens. */
  submit: (record: T) => Promise<boolean>;
  /** Put it anywhere on the page. */
  dialog: ReactElement | null;
}

interface Versioned {
  version: number;
}
interface Conflict<T> {
  mine: T;
  theirs: T;
  contested: readonly ConflictField<T>[];
}

const isVersioned = (value: unknown): value is Versioned =>
  typeof value === 'object' && value !== null && 'version' in value && typeof value.version === 'number';
const ROUNDS = 3;

/**
 * Saves a record that others may change too. `base` is what the person began from: when somebody was quicker, changes of
 * different fields are merged and sent again; fields that both have changed are shown side by side. Without `fields`
 * nothing can be merged, and the refusal is told.
 */
export function useSaving<T extends Versioned>(
  base: T,
  fields: readonly ConflictField<T>[],
  save: (record: T) => Promise<void>,
): Saving<T> {
  const { busy, fault, run } = useAct();
  const [conflict, setConflict] = useState<Conflict<T> | null>(null);
  // The page may learn of a newer record while the form is open: what the person began from stays what they began from.
  const begun = useRef<T | null>(null);
  begun.current ??= base;

  const send = async (record: T, from: T, round: number): Promise<boolean> => {
    try {
      await save(record);
      return true;
    } catch (error) {
      const current = error instanceof ApiError ? error.current : undefined;
      if (!isVersioned(current) || fields.length === 0 || round >= ROUNDS) throw error;
      // The server answers with the same shape as it lists: only the compiler has to be told.
      const theirs = current as T;
      const { merged, contested } = mergeFields(fields, from, record, theirs);
      if (contested.length === 0) return send(merged, theirs, round + 1);
      setConflict({ mine: merged, theirs, contested });
      return false;
    }
  };
  const submitFrom = async (record: T, from: T) => {
    setConflict(null);
    let isStored = false;
    await run(async () => {
      isStored = await send(record, from, 1);
      if (isStored) begun.current = null;
    });
    return isStored;
  };
  const submit = (record: T) => {
    const from = begun.current ?? base;
    return submitFrom({ ...record, version: from.version }, from);
  };
  const dialog = conflict && (
    <ConflictDialog<T>
      open
      fields={conflict.contested}
      mine={conflict.mine}
      theirs={conflict.theirs}
      onSubmit={(merged) => void submitFrom(merged, conflict.theirs)}
      onCancel={() => setConflict(null)}
    />
  );
  return { busy, fault, submit, dialog };
}
