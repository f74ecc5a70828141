import { dictionary } from '../../lib/i18n.ts';

export const zh = {
  make: '转为需求',
  hintRequest: '原诉求保留关联，等需求有了结果再结案；请去掉姓名、电话和门牌。',
  hintFinding: '这条发现转成一项需求，等另一位同事核实；请去掉姓名、电话和门牌。',
  made: '已转为需求 {number}，等另一位同事核实。',
  see: '看需求',
} as const;

export const needFromWords = dictionary(zh, () => import('./need-from-words.en.ts').then((module) => module.english));
