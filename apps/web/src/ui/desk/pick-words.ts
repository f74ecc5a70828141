import { dictionary } from '../../lib/i18n.ts';

export const zh = {
  placeholder: '输入几个字来找，或按 ↓ 展开',
  none: '没有找到。换个字试试。',
  empty: '还没有可选的。',
  early: '名单还没取到，取到后就选上“{words}”。',
  awaited: '名单还没取到，取到后就选上“{words}”并提交。',
  left: '“{words}”还没有选定：从名单里选一项，或把字删掉。',
  clear: '不选',
} as const;

export const pickWords = dictionary(zh, () => import('./pick-words.en.ts').then((module) => module.english));
