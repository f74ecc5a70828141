import { useCallback, useRef, useState } from 'react';
import { readStored, storedKeys, writeStored } from './storage.ts';

/** Where drafts lie: the browser's small store, unless a shell keeps them sealed. */
export interface DraftShelf {
  read(key: string): string | null;
  write(key: string, text: string | null): boolean;
  keys(prefix: string): string[];
}
const plain: DraftShelf = { read: readStored, write: writeStored, keys: storedKeys };
let shelf = plain;
export function keepDraftsIn(given: DraftShelf): void {
  shelf = given;
}

const parsed = (text: string | null): unknown => {
  try {
    return text === null ? null : JSON.parse(text);
  } catch {
    return null;
  }
};

const PREFIX = 'huying.draft.';
const KEPT_DAYS = 14;

interface Kept {
  savedAt: number;
  value: unknown;
}

const asKept = (raw: unknown): Kept | null =>
  typeof raw === 'object' && raw !== null && 'savedAt' in raw && typeof raw.savedAt === 'number' && 'value' in raw
    ? { savedAt: raw.savedAt, value: raw.value }
    : null;

/** What was typed under `key`, or null. The value is whatever was kept: check it before use. */
export const readDraft = (key: string): Kept | null => asKept(parsed(shelf.read(PREFIX + key)));

/** Written on every change, synchronously: a killed tab loses nothing. False when the browser keeps nothing. */
export const writeDraft = (key: string, value: unknown, now: number = Date.now()): boolean =>
  shelf.write(PREFIX + key, JSON.stringify({ savedAt: now, value }));

export const dropDraft = (key: string): boolean => shelf.write(PREFIX + key, null);

/** Forgets drafts older than two weeks, so that a shared computer does not collect other people's words. */
export function sweepDrafts(now: number = Date.now()): void {
  for (const key of shelf.keys(PREFIX)) {
    const kept = asKept(parsed(shelf.read(key)));
    if (!kept || now - kept.savedAt > KEPT_DAYS * 86_400_000) shelf.write(key, null);
  }
}

/** How many things were begun and not sent. */
export const draftCount = (): number => new Set([...shelf.keys(PREFIX), ...plain.keys(PREFIX)]).size;

export interface Draft<T extends object> {
  value: T;
  /** Changes some fields and keeps them at once. */
  change: (part: Partial<T>) => void;
  /** Forgets the kept text and begins again from `initial`: call it when the server has accepted the form. */
  clear: () => void;
  /** True when the text on screen was brought back from an earlier visit. */
  restored: boolean;
  /** False when this browser keeps nothing: say so before the person types much. */
  kept: boolean;
}

/**
 * Form state that survives reload, back and tab kill. `initial` also is the shape: only its keys are brought back,
 * and only when the kept value has the same type.
 */
export function useDraft<T extends object>(key: string, initial: T): Draft<T> {
  const first = useRef(initial);
  const [value, setValue] = useState<T>(() => merge(initial, readDraft(key)?.value));
  const [restored, setRestored] = useState(() => readDraft(key) !== null);
  const [kept, setKept] = useState(true);
  const latest = useRef(value);

  const change = useCallback(
    (part: Partial<T>) => {
      latest.current = { ...latest.current, ...part };
      setKept(writeDraft(key, latest.current));
      setValue(latest.current);
    },
    [key],
  );
  const clear = useCallback(() => {
    dropDraft(key);
    latest.current = first.current;
    setRestored(false);
    setValue(first.current);
  }, [key]);
  return { value, change, clear, restored, kept };
}

/** Takes over from `kept` what has the type that `initial` has; null stands for any type (nothing chosen yet). */
export function merge<T extends object>(initial: T, kept: unknown): T {
  if (typeof kept !== 'object' || kept === null) return initial;
  const found = Object.entries(kept).filter(([name, value]) => {
    if (!(name in initial)) return false;
    const pattern: unknown = Reflect.get(initial, name);
    if (pattern === null || value === null || pattern === undefined) return true;
    return typeof pattern === typeof value && Array.isArray(pattern) === Array.isArray(value);
  });
  return { ...initial, ...Object.fromEntries(found) };
}
