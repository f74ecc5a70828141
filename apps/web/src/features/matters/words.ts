import { dictionary } from '../../lib/i18n.ts';

export const zh = {
  cards: '办件情况',
  todo: '我的待办',
  new: '待受理派遣',
  dueToday: '今天到期',
  overdue: '已超期',
  returned: '退回待裁定',
  reopened: '重办、返工、重启',
  followUp: '待核查、回访',
  approvals: '待我审批',
} as const;

export const matterWords = dictionary(zh, () => import('./words.en.ts').then((module) => module.english));
