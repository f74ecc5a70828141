import { startTransition, use } from 'react';
import { applyLanguage, type Language, language } from './language.ts';
import { useSignal } from './use-signal.ts';

type Names<S> = S extends `${string}{${infer Hole}}${infer Rest}` ? NameOf<Hole> | Names<Rest> : never;
type NameOf<Hole> = Hole extends `${infer Name}|${string}` ? Name : Hole;
type Values<S> = [Names<S>] extends [never] ? [] : [values: { [Name in Names<S>]: string | number }];

/** `t('key')`, or `t('key', { n: 3 })` when the Chinese text has holes: both are checked by the compiler. */
export type Translate<T> = <K extends keyof T & string>(key: K, ...values: Values<T[K]>) => string;

type Entries = Record<string, string>;
export type English<T> = { [K in keyof T]: string };

export interface Dictionary<T> {
  zh: T;
  /** English loads only when someone asks for it. */
  loadEnglish: () => Promise<English<T>>;
  english: English<T> | undefined;
}

const known = new Set<Dictionary<Entries>>();

/**
 * The words of one feature: Chinese in place, English (`export const english: English<typeof zh>`) in a file of its own.
 * `export const zh = { left: '还剩 {n} 天' } as const;`
 * `export const words = dictionary(zh, () => import('./words.en.ts').then((m) => m.english));`
 * English may choose by number: `'{n} {n|day|days} left'`.
 */
export function dictionary<const T extends Entries>(zh: T, loadEnglish: () => Promise<English<T>>): Dictionary<T> {
  let loading: Promise<English<T>> | undefined;
  const made: Dictionary<T> = {
    zh,
    english: undefined,
    loadEnglish() {
      loading ??= markWhenThere(
        // Without network Chinese words are better than none.
        loadEnglish()
          .catch((): English<T> => zh)
          .then((english) => {
            made.english = english;
            return english;
          }),
      );
      return loading;
    },
  };
  known.add(made as unknown as Dictionary<Entries>);
  return made;
}

/** The marks that React itself sets on a promise it has waited for: one that is there already is then read at once. */
function markWhenThere<T>(promise: Promise<T>): Promise<T> {
  promise.then(
    (value) => Object.assign(promise, { status: 'fulfilled', value }),
    () => undefined,
  );
  return promise;
}

/** 「11,000」: long numbers are read in threes, in both languages; years and small numbers stay as they are. */
export const numberText = (n: number): string => (Math.abs(n) < 10_000 ? String(n) : n.toLocaleString('en'));

const written = (value: string | number | undefined): string =>
  typeof value === 'number' ? numberText(value) : (value ?? '');

/** Fills `{name}` and `{name|one|many}` in a text. */
export function fill(text: string, values: Record<string, string | number> = {}): string {
  return text.replace(/\{(\w+)(?:\|([^|}]*)\|([^}]*))?\}/g, (_hole, name: string, one?: string, many?: string) =>
    one === undefined ? written(values[name]) : ((values[name] === 1 ? one : many) ?? ''),
  );
}

/** Text outside React (a document title, a picture); Chinese while English is still loading. */
export function translator<T extends Entries>(words: Dictionary<T>, lang: Language = language.get()): Translate<T> {
  const table: English<T> = lang === 'en' && words.english ? words.english : words.zh;
  return (key, ...values) => fill(table[key] ?? key, values[0]);
}

/** The translator of one dictionary; suspends once when English is wanted and not yet loaded. */
export function useWords<T extends Entries>(words: Dictionary<T>): Translate<T> {
  const lang = useSignal(language);
  // Asked every time: React takes a `use` that is left out later for a mistake.
  if (lang === 'en') use(words.loadEnglish());
  return translator(words, lang);
}

/** Loads what the new language needs, then changes it, so that a half-filled form never disappears behind a spinner. */
export async function setLanguage(next: Language): Promise<void> {
  if (next === 'en') await Promise.all([...known].map((words) => words.loadEnglish()));
  startTransition(() => applyLanguage(next));
}

export const useLanguage = (): Language => useSignal(language);
