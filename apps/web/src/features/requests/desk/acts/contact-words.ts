import { dictionary } from '../../../../lib/i18n.ts';

export const zh = {
  none: '没有留联系方式',
  hidden: '留了{what}，按需查看，查看会留记录。',
  confidential: '保密件：不显示诉求人。',
  notAllowed: '留了{what}，当前岗位不能查看。',
  name: '姓名',
  phone: '电话',
  both: '姓名和电话',
  reveal: '查看联系方式',
  why: '为什么要看（会记入办理记录）',
  why1: '核实情况',
  why2: '约时间上门',
  why3: '告知办理结果',
  why4: '回访',
  other: '其他理由',
  show: '查看',
  noName: '没留姓名',
  noPhone: '没留电话',
  call: '打电话 {phone}',
  copied: '已复制',
  copy: '复制号码 {phone}',
  recorded: '已记录这次查看。',
  reporter: '第 {n} 位',
} as const;

export const contactWords = dictionary(zh, () => import('./contact-words.en.ts').then((module) => module.english));
