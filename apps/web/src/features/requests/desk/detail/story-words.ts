import { dictionary } from '../../../../lib/i18n.ts';

/** What several units did on a request, for the story of it. */
export const zh = {
  'log.coHandled': '请{units}协办',
  'log.whistled': '吹哨，召集{units}',
  'log.escalated': '提级，由{unit}接着办',
  'log.urged': '催办：{cause}',
  'log.supervised': '督办：{cause}',
  'log.transferred': '转{kind}',
  'log.diverted': '告诉居民去处',
  'log.divertedByWords': '按内容自动告诉居民去处',
  'log.merged': '并入 {number}',
  'log.mergedIn': '{number} 并进来，一起办',
  'log.mergedOut': '{number} 移出，分开办',
  'log.part.done': '{unit}协办已办结',
  'log.part.returned': '{unit}退回协办',
  'log.part.closed': '{unit}的协办由主办收尾',
  'log.part.ended': '{unit}的部分随工单结束',
  'log.part.finished': '{unit}已销哨',
  'log.part.cancelled': '{unit}的哨单已取消',
  'log.whistleFailed': '{unit}逾期没报到',
  'log.askExtension': '申请延期：{why}',
  'log.askSuspension': '申请挂账：{why}，{day} 复核',
  'log.approved1': '同意申请，等上级审批',
  'log.extended': '延期 {n} {unit}',
  'log.suspended': '挂账，{day} 复核',
  'log.renewed': '续挂，{day} 复核',
  'log.resumed': '销账，接着办理',
  'log.masterMoved': '随主单变化',
  'log.ground': '提级理由：{ground}',
  'unit.minutes': '分钟',
  'unit.hours': '小时',
  'unit.working-minutes': '分钟工作时间',
  'unit.workdays': '个工作日',
  'unit.calendar-days': '天',
} as const;

export const storyWords = dictionary(zh, () => import('./story-words.en.ts').then((module) => module.english));
export const isStoryWord = (value: string): value is keyof typeof zh => value in zh;
