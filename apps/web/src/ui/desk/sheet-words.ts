import { dictionary } from '../../lib/i18n.ts';

export const zh = {
  chooseFile: '选择文件（.xlsx、.xls、.csv）',
  chosen: '已选：{name}',
  tryFirst: '先试一遍',
  working: '正在看每一行…',
  apply: '导入 {n} 行',
  close: '关闭',
  tried: '共 {rows} 行：新增 {taken} 行，改动 {changed} 行，没有变化 {unchanged} 行，有问题 {bad} 行。还没有导入。',
  imported: '共 {rows} 行：已新增 {taken} 行，已改动 {changed} 行，没有变化 {unchanged} 行，没有导入 {bad} 行。',
  changes: '改动的行',
  line: '第 {row} 行',
  changeLine: '第 {row} 行（{number}）',
  problems: '有问题的行',
  more: '只列出前 {n} 行。',
  rejected: '下载有问题的行，改好再传',
  rejectedName: '没有导入的行',
  nothing: '没有可以导入的行。请按下面的原因改好，再选一次文件。',
} as const;

export const sheetWords = dictionary(zh, () => import('./sheet-words.en.ts').then((module) => module.english));
