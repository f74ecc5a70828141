import { dictionary } from '../../../lib/i18n.ts';

export const zh = {
  hint: '从起草到回头看，每个项目现在在谁手里、到了哪一步。',
  list: '项目清单',
  view: '看哪些',
  'view.todo': '等我办的',
  'view.open': '进行中的',
  'view.ended': '已结束的',
  words: '名称、内容或编号',
  unit: '单位',
  draft: '起草项目',
  importIt: '导入 Excel',
  project: '项目',
  withWhom: '现在由谁办',
  empty: '还没有项目',
  emptyBody: '从需求、资源或诉求起草一个，或从 Excel 导入。',
  emptyWatchedBody: '有了项目，会出现在这里。',
  emptyTodo: '没有等您办的项目',
  emptyTodoBody: '轮到本单位时，会出现在这里，铃铛也会提醒。',
  emptyFiltered: '没有符合条件的项目，换个条件再看。',
  newHint: '写清做什么、谁来办、什么时候到哪一步；议定之前都可以改。',
  fromSource: '已按来源填好，请核对。',
  create: '存为草稿',
  created: '项目已起草，接下来提交会议议定。',
  missing: '还有没填的：{what}。',
  cancel: '不起草了',
  importTitle: '从 Excel 导入项目',
  importBody:
    '一行一个项目：没有编号的是新增，从这里导出、带编号的行改动它，导出后被别人改过的不会覆盖。先试一遍，再正式导入；有问题的行可以下载改好再传。',
  template: '下载模板',
} as const;

export const listWords = dictionary(zh, () => import('./words.en.ts').then((module) => module.english));
