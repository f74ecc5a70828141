import { dictionary } from '../../lib/i18n.ts';

export const zh = {
  placeholder: '输入几个字来找，或按 ↓ 展开',
  none: '没有找到。换个字试试。',
  empty: '还没有可选的。',
  clear: '不选',
} as const;

export const pickWords = dictionary(zh, () => import('./pick-words.en.ts').then((module) => module.english));
