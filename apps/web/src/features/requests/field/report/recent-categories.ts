import { readStoredJson, writeStored } from '../../../../lib/storage.ts';

const KEY = 'huying.recent-categories';
const MOST = 5;

/** Codes of the categories last used on this phone, newest first. */
export function recentCategories(): string[] {
  const raw = readStoredJson(KEY);
  return Array.isArray(raw) ? raw.filter((code): code is string => typeof code === 'string') : [];
}

export function rememberCategory(code: string): void {
  if (!code) return;
  writeStored(KEY, JSON.stringify([code, ...recentCategories().filter((each) => each !== code)].slice(0, MOST)));
}
