import { dictionary } from '../../../../lib/i18n.ts';

export const zh = {
  group: '办工单',
  a: '派遣、裁定、同意申请、改派',
  r: '答复',
  e: '办下一步：反馈、核查、回访、结案',
  s: '签收',
  c: '联系诉求人',
  d: '不予受理、不同意、退回、返工',
  w: '吹哨、邀请协办',
  u: '催办、书面回复、督办',
  m: '并案、撤销并案',
} as const;

export const keyWords = dictionary(zh, () => import('./key-words.en.ts').then((module) => module.english));
