import { dictionary } from '../lib/i18n.ts';

export const zh = {
  marked: '还有 {n} 处要改，已在上面标出。填好的内容都在。',
} as const;

export const formWords = dictionary(zh, () => import('./form-words.en.ts').then((module) => module.english));
