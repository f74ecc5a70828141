import { dictionary } from '../../../lib/i18n.ts';

export const zh = {
  title: '给项目打分',
  before: '之前',
  after: '现在',
  people: '{n} 人受益',
  question: '您觉得办得怎么样？',
  score5: '非常好',
  score4: '好',
  score3: '一般',
  score2: '不好',
  score1: '很不好',
  submit: '提交评价',
  pick: '请先点一个分数。',
  anonymous: '不用登录，不记录您是谁。每个码用一次。',
  thanks: '谢谢您的评价',
  thanksBody: '您的分数已经计入。社区会按大家的评价改进。',
  once: '这个码已经评过了',
  onceBody: '每个码用一次，谢谢您。',
  gone: '这个评价码不能用了',
  noCode: '请扫评价码打开',
  noCodeBody: '用手机扫一扫社区发给您的二维码，就能打分。',
  home: '回首页',
} as const;

export const rateWords = dictionary(zh, () => import('./words.en.ts').then((module) => module.english));
