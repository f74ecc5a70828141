import type { Text } from '../../../kernel/errors.ts';

/** Notices about projects. */
export const projectTemplates: Readonly<Record<string, Text>> = {
  'project.claimed': { zh: '项目 {number} 有单位揭榜，请查看。', en: 'A unit has claimed project {number}.' },
  'project.chosen': {
    zh: '项目 {number} 已定榜，由揭榜的单位牵头。',
    en: 'Project {number} has been given to one of the units that claimed it.',
  },
  'project.claim-lost': {
    zh: '项目 {number} 的揭榜已有结果，本单位没有揭到，谢谢参与。',
    en: 'The call of project {number} is over: your unit’s claim did not win. Thank you for it.',
  },
  'project.assigned': {
    zh: '项目 {number} 已点题交办，请牵头单位和协办单位按节点实施。',
    en: 'Project {number} has been assigned: owner and helpers, please go by its milestones.',
  },
  'project.milestone-reached': {
    zh: '项目 {number} 完成了一个节点。',
    en: 'Project {number} has reached a milestone.',
  },
  'project.part-reported': {
    zh: '项目 {number} 的协办单位报了情况。',
    en: 'A helper has reported on its part of project {number}.',
  },
  'project.finished': {
    zh: '项目 {number} 已完工，请牵头单位报实效。',
    en: 'Project {number} is done: its owner reports the effect.',
  },
  'project.effect-reported': {
    zh: '项目 {number} 已报实效，请审定。',
    en: 'The effect of project {number} has been reported: please settle it.',
  },
  'project.effect-published': {
    zh: '项目 {number} 的实效已审定，到期回头看。',
    en: 'The effect of project {number} is settled; it will be rechecked.',
  },
  'project.rechecked': {
    zh: '项目 {number} 回头看没有反弹，已办结。',
    en: 'Project {number} was rechecked and holds: it is closed.',
  },
  'project.rebounded': {
    zh: '项目 {number} 回头看发现反弹，请继续实施。',
    en: 'Project {number} rebounded: it is under way again.',
  },
  'project.stopped': {
    zh: '项目 {number} 已终止，理由见项目页。',
    en: 'Project {number} was stopped; its page says why.',
  },
  'project.limit-warned': {
    zh: '项目 {number} 的{stage}时限{level}。',
    en: 'Project {number}: the time to {stage} {level}.',
  },
};
