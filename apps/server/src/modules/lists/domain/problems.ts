/** What keeps a draft from being published (`error`), or should be looked at (`warning`). */
export interface Problem {
  /** Place in the list from 1; 0 when it is about the whole list. */
  row: number;
  key: string;
  field: string;
  severity: 'error' | 'warning';
  text: { zh: string; en: string };
}

/** Problems of one row, noted as they are found. */
export type Note = (row: number, key: string, field: string, zh: string, en: string) => void;

export interface Notes {
  found: Problem[];
  error: Note;
  warning: Note;
}

export function notes(): Notes {
  const found: Problem[] = [];
  const note =
    (severity: Problem['severity']): Note =>
    (row, key, field, zh, en) =>
      found.push({ row, key, field, severity, text: { zh, en } });
  return { found, error: note('error'), warning: note('warning') };
}

/** Notes an error for each item whose key was there before. */
export function noteRepeats(notes: Notes, keys: readonly string[], field: string): void {
  const first = new Map<string, number>();
  keys.forEach((key, index) => {
    const before = first.get(key);
    if (before === undefined) first.set(key, index + 1);
    else
      notes.error(
        index + 1,
        key,
        field,
        `与第 ${before} 行重复（${key}），请改掉其中一行。`,
        `The same as row ${before} (${key}). Change one of them.`,
      );
  });
}
