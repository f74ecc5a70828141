import { dictionary } from '../../lib/i18n.ts';

export const zh = {
  first: '这是第一版，没有可比的上一版。',
  none: '和上一版一样，没有变化。',
  changed: '{n} 条有变化',
  added: '新增 {n} 条',
  gone: '去掉 {n} 条',
  unchanged: '其余 {n} 条没有变化。',
  empty: '（空）',
} as const;

export const diffWords = dictionary(zh, () => import('./diff-words.en.ts').then((module) => module.english));
