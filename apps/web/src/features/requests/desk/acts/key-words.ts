import { dictionary } from '../../../../lib/i18n.ts';

export const zh = {
  group: '办工单',
  a: '派遣、裁定、改派',
  r: '答复',
  e: '办下一步：反馈、核查、回访、结案',
  s: '签收',
  c: '联系诉求人',
  d: '不予受理、退回、返工',
} as const;

export const keyWords = dictionary(zh, () => import('./key-words.en.ts').then((module) => module.english));
