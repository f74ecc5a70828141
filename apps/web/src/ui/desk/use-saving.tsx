import { type ReactElement, useState } from 'react';
import { ApiError } from '../../lib/api-error.ts';
import { useAct } from '../../lib/use-act.ts';
import { ConflictDialog, type ConflictField } from './conflict-dialog.tsx';

export interface Saving<T> {
  busy: boolean;
  /** Why it was not stored; a conflict is shown by the dialog instead. */
  fault: ApiError | null;
  /** Sends the record as the person wants it. True when it is stored; on a conflict the dialog opens and false comes back. */
  submit: (record: T) => Promise<boolean>;
  /** Put it anywhere on the page. */
  dialog: ReactElement | null;
  forget: () => void;
}

interface Versioned {
  version: number;
}

const isVersioned = (value: unknown): value is Versioned =>
  typeof value === 'object' && value !== null && 'version' in value && typeof value.version === 'number';

/**
 * Saves a record that others may change too. When somebody was quicker, both versions are shown side by side and what
 * the person chooses is sent with the newer version number.
 */
export function useSaving<T extends Versioned>(
  fields: readonly ConflictField<T>[],
  save: (record: T) => Promise<void>,
): Saving<T> {
  const { busy, fault, run, forget } = useAct();
  const [conflict, setConflict] = useState<{ mine: T; theirs: T } | null>(null);
  const submit = async (record: T) => {
    setConflict(null);
    let met = false;
    const done = await run(async () => {
      try {
        await save(record);
      } catch (error) {
        const current = error instanceof ApiError ? error.current : undefined;
        if (!isVersioned(current)) throw error;
        met = true;
        // The server answers with the same shape as it lists: only the compiler has to be told.
        setConflict({ mine: record, theirs: current as T });
      }
    });
    return done && !met;
  };
  const dialog = conflict && (
    <ConflictDialog<T>
      open
      fields={fields}
      mine={conflict.mine}
      theirs={conflict.theirs}
      onSubmit={(merged) => void submit(merged)}
      onCancel={() => setConflict(null)}
    />
  );
  return { busy, fault, submit, dialog, forget };
}
