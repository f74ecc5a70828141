import { dictionary } from '../../../lib/i18n.ts';

export const zh = {
  title: '发现了什么（没有就不用填）',
  hint: '写一次就行：诉求成工单，隐患进清单，矛盾待调解，需求待转办。',
  nothing: '没有发现需要办的事。',
  remove: '去掉',
  removeOf: '去掉这条{kind}',
  more: '位置、类别和照片（选填）',
  'content.request': '居民反映什么',
  'content.hazard': '是什么隐患',
  'content.dispute': '谁和谁为什么事（不写姓名也行）',
  'content.need': '需要什么',
  group: '大类',
  groupNone: '不选',
  categoryHint: '拿不准可以不选，社区会定。',
  category: '小类',
  categoryNone: '请选小类',
} as const;

export const foundWords = dictionary(zh, () => import('./words.en.ts').then((module) => module.english));
