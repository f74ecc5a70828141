import { dictionary } from '../../lib/i18n.ts';

export const zh = {
  title: '参考建议',
  category: '类别',
  unit: '承办单位',
  likely: '很像',
  possible: '可能',
  faint: '也许',
  because: '看到：{words}',
  fromList: '依据分类清单中的词语',
  fromHistory: '依据本地以往办结的诉求',
  take: '采用：{name}',
  taken: '已采用',
  advice: '仅供参考，由您决定。',
} as const;

export const insightWords = dictionary(zh, () => import('./words.en.ts').then((module) => module.english));
