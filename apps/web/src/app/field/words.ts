import { dictionary } from '../../lib/i18n.ts';

export const zh = {
  tabs: '主要页面',
  today: '今日',
  report: '上报',
  grid: '我的网格',
  visits: '走访',
  mine: '我的',
  feedback: '投诉建议',
  feedbackHint: '对这个系统有意见，或觉得增加了负担，请告诉我们。',
  posts: '岗位',
  signOut: '退出登录',
  switched: '已切换到：{title}',
} as const;

export const fieldWords = dictionary(zh, () => import('./words.en.ts').then((module) => module.english));
