import { dictionary } from '../../../lib/i18n.ts';

export const zh = {
  helperUnit: '协办单位 {n}',
  helperTextOf: '第 {n} 个协办单位做什么',
  addHelper: '添加协办单位',
  remove: '移除',
  removeHelper: '移除第 {n} 个协办单位',
  milestoneTitleOf: '第 {n} 个节点的名称',
  milestoneDayOf: '第 {n} 个节点的完成日期',
  milestonePercentOf: '第 {n} 个节点的进度 %',
  milestonesHint: '按日期先后排，进度逐个提高，最后一个是 100。',
  addMilestone: '添加节点',
  removeMilestone: '移除第 {n} 个节点',
  sourcesHint: '项目由哪些需求、资源、诉求而来；办结时会逐一告知。',
  sourceKind: '找什么',
  sourceWords: '输入几个字或编号',
  find: '查找',
  foundNothing: '没有找到，换几个字再试。',
  found: '找到的，点一下加上',
  removeSource: '移除来源：{name}',
  hidden: '（您的岗位看不到它的内容）',
  withName: '{kind}：{name}',
} as const;

export const partWords = dictionary(zh, () => import('./words.en.ts').then((module) => module.english));
