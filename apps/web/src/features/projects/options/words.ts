import { dictionary } from '../../../lib/i18n.ts';

export const zh = {
  title: '项目类型与回头看',
  hint: '全区的服务项目都按这里办；已有项目在用的类型不能删，名称可以改。',
  types: '项目类型',
  codeOf: '第 {n} 个类型的编码',
  codeHint: '小写字母、数字和短横，存了就不再改',
  nameOf: '第 {n} 个类型的名称',
  nameEnOf: '第 {n} 个类型的英文名',
  add: '添加类型',
  remove: '移除',
  removeOf: '移除第 {n} 个类型',
  recheckAfterDays: '审定实效后多少天回头看',
  recheckWithinDays: '回头看几天内做完',
  ratingCodeDays: '评价码多少天有效',
  save: '保存',
  saved: '已保存。',
  missing: '类型的编码、名称、英文名都要填，天数要填数字。',
  reload: '按最新的重填',
} as const;

export const optionWords = dictionary(zh, () => import('./words.en.ts').then((module) => module.english));
