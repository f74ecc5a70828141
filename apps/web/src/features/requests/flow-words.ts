import { dictionary } from '../../lib/i18n.ts';
import type { Tone } from '../../ui/status-tag.tsx';

/** States, steps and sources of a request in the words of the flow (the server's flow.ts), for staff. */
export const zh = {
  registered: '待受理',
  'need-info': '待补充',
  accepted: '已受理',
  declined: '不予受理',
  filed: '待派遣',
  dispatched: '待签收',
  returned: '待改派',
  handling: '办理中',
  replied: '待核查',
  verified: '待回访',
  'followed-up': '已回访',
  closed: '已结案',
  withdrawn: '已撤回',
  void: '作废',
  'request.registered': '登记',
  'request.accepted': '受理',
  'request.declined': '不予受理',
  'request.answered': '即时答复',
  'request.filed': '立案',
  'request.dispatched': '派遣',
  'request.signed': '签收',
  'request.question-asked': '要求补充',
  'request.supplied': '已补充',
  'request.supply-lapsed': '补充逾期，继续办理',
  'request.supplemented': '居民补充说明',
  'request.returned': '退回',
  'request.return-adjudicated': '裁定',
  'request.reassigned': '改派',
  'request.contacted': '联系诉求人',
  'request.replied': '办结反馈',
  'request.verified': '核查通过',
  'request.rework-ordered': '返工',
  'request.followed-up': '回访',
  'request.rated': '居民评价',
  'request.seconded': '又有居民遇到',
  'request.rehandled': '重办',
  'request.closed': '结案',
  'request.reopened': '重启',
  'request.withdrawn': '居民撤回',
  'request.voided': '作废',
  'request.place-moved': '网格边界调整，划入新的网格',
  'source.app': '居民自己提交',
  'source.phone': '电话',
  'source.walk-in': '来访',
  'source.visit': '走访',
  'source.patrol': '巡查',
  'source.hotline': '12345 转来',
  'source.import': '表格导入',
  'source.open311': '接口转来',
  urgent: '紧急',
  normal: '一般',
  complex: '复杂',
} as const;

export const flowWords = dictionary(zh, () => import('./flow-words.en.ts').then((module) => module.english));
export type FlowWord = keyof typeof zh;
export const isFlowWord = (value: string): value is FlowWord => value in zh;

const tones: Readonly<Record<string, Tone>> = {
  'need-info': 'warning',
  dispatched: 'active',
  returned: 'warning',
  handling: 'active',
  closed: 'success',
  declined: 'neutral',
  withdrawn: 'neutral',
  void: 'neutral',
};
export const stateTone = (state: string): Tone => tones[state] ?? 'active';
