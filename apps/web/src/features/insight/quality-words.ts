import { dictionary } from '../../lib/i18n.ts';

export const zh = {
  title: '建议质量',
  hint: '系统推荐的类别和单位准不准，一看便知。建议从不自动生效，人改了什么，下一版照着学。',
  choices: '近 90 天人工采用情况',
  category: '类别',
  unit: '承办单位',
  noChoice: '还没有给出过建议。',
  taken: '人工选定 {all} 次，其中 {offered} 次有建议：采用第一条 {first}，采用前三条之一 {top3}。',
  noModel: '还没有学习过',
  noModelBody: '有了办结的诉求后，每天夜里自动学习；在此之前按分类清单里的词语给建议。',
  calibration: '说得准不准（最新一版）',
  calibrationHint: '用留出的五分之一诉求检验：把握有多大，实际就该对多少。',
  tooFew: '诉求太少，没有检验',
  band: '把握',
  count: '件数',
  confidence: '平均把握',
  right: '实际正确',
  versions: '历次学习',
  version: '版次',
  trainedAt: '学习时间',
  requests: '学习的诉求',
  figure: '第一条对 {top1}，前三条对 {top3}，宏平均 F1 {f1}',
  learn: '现在重新学习',
  learning: '已开始学习，几分钟后刷新可见新一版。',
} as const;

export const qualityWords = dictionary(zh, () => import('./quality-words.en.ts').then((module) => module.english));
