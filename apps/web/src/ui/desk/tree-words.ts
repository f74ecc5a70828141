import { dictionary } from '../../lib/i18n.ts';

export const zh = {
  find: '按名称或编码查',
  none: '没有找到。换个字试试。',
  closed: '已停用',
  choose: '选择',
  change: '更换',
  clear: '不选',
  notChosen: '还没有选',
  fold: '收起',
} as const;

export const treeWords = dictionary(zh, () => import('./tree-words.en.ts').then((module) => module.english));
