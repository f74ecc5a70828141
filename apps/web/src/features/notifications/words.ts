import { dictionary } from '../../lib/i18n.ts';

export const zh = {
  bell: '通知，{n} 条未读',
  title: '通知',
  readAll: '全部标为已读',
  none: '没有未读通知',
  noneAny: '还没有通知',
  noneBody: '派给您的、快到期的和被退回的，会出现在这里。',
  seeAll: '看全部通知',
  unreadOnly: '只看未读',
  list: '通知列表',
  unread: '未读',
} as const;

export const notificationWords = dictionary(zh, () => import('./words.en.ts').then((module) => module.english));
