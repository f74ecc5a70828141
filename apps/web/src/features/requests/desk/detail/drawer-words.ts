import { dictionary } from '../../../../lib/i18n.ts';

export const zh = {
  title: '工单',
  group: '打开的工单',
  next: '下一件',
  previous: '上一件',
} as const;

export const drawerWords = dictionary(zh, () => import('./drawer-words.en.ts').then((module) => module.english));
