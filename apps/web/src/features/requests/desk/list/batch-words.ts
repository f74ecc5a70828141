import { dictionary } from '../../../../lib/i18n.ts';

export const zh = {
  dispatch: '批量派遣 {n} 件',
  sign: '批量签收 {n} 件',
  to: '派给谁',
  byList: '按职责清单，每件派给主办单位',
  byListHint: '没有对应条款的会留下，说明原因',
  oneUnit: '都派给同一个单位',
  unit: '单位',
  unitMissing: '请选承办单位。',
  note: '给承办单位的话',
  category: '类别',
  guess: '按内容建议，可以改',
  submit: '派遣 {n} 件',
  signSubmit: '签收 {n} 件',
  working: '正在派遣…',
  done: '派给{unit}',
  signed: '已签收',
  close: '关闭',
  failedHint: '没派出去的，改好类别或单位后重试；也可以关闭，逐件打开办理。',
} as const;

export const batchWords = dictionary(zh, () => import('./batch-words.en.ts').then((module) => module.english));
