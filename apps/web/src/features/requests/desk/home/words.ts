import { dictionary } from '../../../../lib/i18n.ts';

export const zh = {
  todo: '我的待办，按期限排',
  toSign: '待签收',
  handling: '办理中',
  all: '看全部待办',
  empty: '没有等您办的工单',
  emptyBody: '派到本单位的新工单会自动出现在这里，铃铛也会提醒。',
  toAll: '看全部工单',
} as const;

export const homeListWords = dictionary(zh, () => import('./words.en.ts').then((module) => module.english));
