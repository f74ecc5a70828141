import { dictionary } from '../../../../lib/i18n.ts';

export const zh = {
  title: '可能是同一件事',
  count: '可能重复 {n} 件',
  none: '近 90 天没有相似的诉求。',
  sameReporter: '同一联系电话近 90 天还反映过 {n} 件。',
  copy: '文字相同',
  'same-fact': '很可能同一件事',
  alike: '有些像',
  'same-reporter': '同一位诉求人',
  merge: '并入这件',
} as const;

export const alikeWords = dictionary(zh, () => import('./alike-words.en.ts').then((module) => module.english));
