import { dictionary } from '../../lib/i18n.ts';

export const zh = {
  title: '活动设置',
  hint: '共建活动怎么分类、参加人姓名保存多久。已有活动的类型不能删，名称可以改。',
  nameOf: '类型 {n}',
  nameEnOf: '英文名 {n}',
  dropOf: '删去类型：{name}',
  add: '加一类',
  days: '姓名保存天数',
  daysHint: '活动结束后满这些天，每夜自动删除签到表上的姓名；30 到 1100 天。',
  save: '保存',
  saved: '已保存。',
  reload: '看最新的',
} as const;

export const optionWords = dictionary(zh, () => import('./option-words.en.ts').then((module) => module.english));
