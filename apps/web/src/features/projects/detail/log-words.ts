import { dictionary } from '../../../lib/i18n.ts';

export const zh = {
  'project.drafted': '起草',
  'project.revised': '修改',
  'project.planned': '排节点',
  'project.decided': '议定',
  'project.called': '张榜',
  'project.claimed': '揭榜',
  'project.claim-withdrawn': '撤回揭榜',
  'project.claim-lost': '没有揭到',
  'project.chosen': '定榜',
  'project.call-withdrawn': '撤榜',
  'project.assigned': '点题交办',
  'project.reported': '报进度',
  'project.milestone-reached': '完成节点',
  'project.part-reported': '报协办情况',
  'project.finished': '完工',
  'project.effect-reported': '报实效',
  'project.effect-published': '审定实效',
  'project.rechecked': '回头看：未反弹',
  'project.rebounded': '回头看：反弹',
  'project.stopped': '终止',
  'project.place-moved': '换了网格',
  'project.limit-warned': '系统提醒：快到期或已逾期',
} as const;

export const logWords = dictionary(zh, () => import('./log-words.en.ts').then((module) => module.english));
export const isLogWord = (kind: string): kind is keyof typeof zh => kind in zh;
