import { dictionary } from '../../../../lib/i18n.ts';

export const zh = {
  title: '12345 热线',
  number: '热线编号',
  due: '热线时限',
  codes: '没对照的编码',
  waiting: '还有 {n} 条办理情况正在送给热线',
  dead: '有 {n} 条办理情况送不到热线，请告诉系统管理员',
  'asked.return': '申请退单',
  'asked.extension': '申请延期',
  'outcome.waiting': '等热线审核',
  'outcome.approved': '热线同意',
  'outcome.refused': '热线不同意',
  theySaid: '热线意见：{words}',
  return: '退回热线',
  returnReason: '为什么退单',
  returnHint: '热线同意前工单仍在这里，时限照走；同意后自动撤回。',
  returnSend: '向热线申请退单',
  returnSent: '已向热线申请退单',
  cancel: '取消',
} as const;

export const hotlineOrderWords = dictionary(zh, () => import('./hotline-words.en.ts').then((module) => module.english));
