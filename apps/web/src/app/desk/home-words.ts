import { dictionary } from '../../lib/i18n.ts';

export const zh = {
  title: '工作台',
  register: '登记诉求',
  noRequests: '这个岗位不办工单。可以从这里进入您管理的内容：',
} as const;

export const homeWords = dictionary(zh, () => import('./home-words.en.ts').then((module) => module.english));
