import { signal } from '../../../lib/signal.ts';
import { readStoredJson, writeStored } from '../../../lib/storage.ts';

const KEY = 'huying.phrases';
const MOST = 20;
/** Shipped 常用语 for answers; a worker's own stand before them. */
const shipped: readonly string[] = [
  '已到现场处理，问题已解决。',
  '已联系责任单位整改到位，现场已恢复。',
  '已当场劝导整改，现场已清理干净。',
  '经核实情况属实，已处理完毕，并告知居民。',
];

const read = (): string[] => {
  const raw = readStoredJson(KEY);
  return Array.isArray(raw) ? raw.filter((text): text is string => typeof text === 'string') : [];
};
const own = signal<readonly string[]>(read());
export const ownPhrases = own;

export const allPhrases = (mine: readonly string[]): readonly string[] => [...new Set([...mine, ...shipped])];

export function addPhrase(text: string): void {
  const trimmed = text.trim();
  if (!trimmed) return;
  const next = [trimmed, ...read().filter((each) => each !== trimmed)].slice(0, MOST);
  writeStored(KEY, JSON.stringify(next));
  own.set(next);
}

/** A phrase put into a text: after what is there, never over it. */
export const withPhrase = (text: string, phrase: string): string => {
  const before = text.trimEnd();
  return before === '' ? phrase : `${before}${/[。！？.!?]$/.test(before) ? '' : '。'}${phrase}`;
};
