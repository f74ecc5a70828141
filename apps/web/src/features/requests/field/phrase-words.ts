import { dictionary } from '../../../lib/i18n.ts';

export const zh = {
  phrases: '常用语，点一下填上',
  save: '把这句存为常用语',
  saved: '已存，下次点一下就能用。',
} as const;

export const phraseWords = dictionary(zh, () => import('./phrase-words.en.ts').then((module) => module.english));
