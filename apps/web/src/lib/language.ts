import { signal } from './signal.ts';
import { readStored, writeStored } from './storage.ts';

export type Language = 'zh-CN' | 'en';

const KEY = 'huying.language';

/** The language of the page; Chinese unless the person has chosen otherwise. */
export const language = signal<Language>(readStored(KEY) === 'en' ? 'en' : 'zh-CN');

export function applyLanguage(next: Language): void {
  writeStored(KEY, next === 'zh-CN' ? null : next);
  document.documentElement.lang = next;
  language.set(next);
}
