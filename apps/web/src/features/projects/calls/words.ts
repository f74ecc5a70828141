import { dictionary } from '../../../lib/i18n.ts';

export const zh = {
  hint: '张榜的项目，各单位都可以揭。先揭先得的，第一个揭榜的单位牵头。',
  calls: '正在揭榜的项目',
  claim: '揭榜',
  claimTitle: '揭榜：{title}',
  'mode.first': '先到先得',
  'mode.choice': '择优定榜',
  closes: '揭榜截止',
  by: '{unit}发起',
  claims: '已有 {n} 个单位揭榜',
  noClaims: '还没有单位揭榜',
  conditions: '要求',
  budget: '经费 {n} 元',
  see: '看项目',
  'mine.waiting': '本单位已揭榜，等定榜',
  'mine.withdrawn': '本单位撤回过，可以再揭',
  withdraw: '撤回揭榜',
  withdrawn: '已撤回。',
  claimed: '已揭榜。',
  won: '揭到了！请按要求办理。',
  empty: '现在没有张榜的项目',
  emptyBody: '有项目张榜时会出现在这里，铃铛也会提醒。',
  how: '打算怎么做',
  howHint: '可以直接用这一句，也可以改。',
  default: '我单位愿意牵头，按榜单要求完成。',
  sure: '确认揭榜',
  cancel: '先不揭',
  short: '请写一句打算怎么做。',
} as const;

export const callWords = dictionary(zh, () => import('./words.en.ts').then((module) => module.english));
