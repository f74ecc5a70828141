import { dictionary } from '../../../../lib/i18n.ts';

export const zh = {
  title: '我该做的事',
  lead: '清单上的和已准入的，是网格员要做的。别的事派下来，可以请对方先申请准入。',
  listed: '清单上的事',
  listedNone: '清单还没有公布。',
  admitted: '清单外、已准入的事',
  admittedNone: '现在没有。清单外的事，没有准入就可以不做。',
  until: '做到 {day}',
  after: '过了这一天就不用做了',
  'daysLeft.0': '今天最后一天',
  daysLeft: '还有 {n} 天',
  askedBy: '{unit}提出，每周约 {time}',
  opinion: '审批意见：{reason}',
  kept: '现在连不上网，这是 {at} 的内容，之后可能有新准入的。',
  more: '再看一些',
  tell: '有清单外的事派给我',
} as const;

export const dutyWords = dictionary(zh, () => import('./words.en.ts').then((module) => module.english));
