import { dictionary } from '../../../../lib/i18n.ts';

export const zh = {
  preview: '并案前先看清楚',
  this: '本单',
  master: '主单',
  what: '反映内容',
  where: '地点',
  when: '登记时间',
  state: '状态',
  holder: '现在由谁办',
  reporters: '诉求人数',
  willFollow: '并入后本单不再单独走时限，随主单 {number} 一起办、一起结。',
  willTell: '本单 {n} 位诉求人会被告知；主单办完后，两边共 {all} 位分别回访，一位不少。',
  mayUndo: '并错了可以拆开：回到并入前的环节，剩余时限接着算。',
} as const;

export const mergeWords = dictionary(zh, () => import('./merge-words.en.ts').then((module) => module.english));
