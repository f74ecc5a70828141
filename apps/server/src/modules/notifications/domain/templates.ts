import type { Text } from '../../../kernel/errors.ts';
import type { NoticeData } from './notice.ts';
import { activityTemplates } from './templates-activities.ts';
import { opinionTemplates } from './templates-opinions.ts';
import { needTemplates } from './templates-needs.ts';
import { patrolTemplates } from './templates-patrols.ts';
import { agreementTemplates } from './templates-agreements.ts';
import { projectTemplates } from './templates-projects.ts';
import { togetherTemplates } from './templates-together.ts';

/** The words of each kind of notice; a tenant may word any of them differently (tenant_settings, module 'notifications'). */
export const shippedTemplates: Readonly<Record<string, Text>> = {
  'request.registered': {
    zh: '新诉求 {number} 已登记，请尽快受理。',
    en: 'New request {number}: please accept it soon.',
  },
  'request.dispatched': {
    zh: '工单 {number} 已派给本单位，请按时签收。',
    en: 'Request {number} has been dispatched to your unit: please sign for it in time.',
  },
  'request.reassigned': {
    zh: '工单 {number} 已改派给本单位，请按时签收。',
    en: 'Request {number} has been reassigned to your unit: please sign for it in time.',
  },
  'request.returned': {
    zh: '工单 {number} 被退回，请裁定由谁办理。',
    en: 'Request {number} was returned: please decide who handles it.',
  },
  'request.return-adjudicated': {
    zh: '工单 {number} 的退回已裁定，由本单位办理，请按时签收。',
    en: 'The return of request {number} has been decided: your unit handles it. Please sign for it in time.',
  },
  'request.supplied': {
    zh: '诉求人已补充 {number} 的情况，请继续办理。',
    en: 'The resident has answered the question on {number}: please go on.',
  },
  'request.supply-lapsed': {
    zh: '{number} 未在期限内收到补充，请按现有情况继续办理。',
    en: 'No answer came in time on {number}: please go on with what is known.',
  },
  'request.supplemented': {
    zh: '诉求人为 {number} 补充了说明或照片，请查看。',
    en: 'The resident has added words or photos to {number}: please look.',
  },
  'request.replied': {
    zh: '工单 {number} 已反馈办理结果，请核查。',
    en: 'Request {number} has been replied to: please verify the result.',
  },
  'request.rework-ordered': {
    zh: '工单 {number} 核查未通过，请返工。',
    en: 'Request {number} did not pass verification: please mend it.',
  },
  'request.rehandled': {
    zh: '回访后，工单 {number} 需要重办。',
    en: 'After the follow-up, request {number} must be handled again.',
  },
  'request.reopened': { zh: '工单 {number} 已重启，请继续办理。', en: 'Request {number} was reopened: please go on.' },
  'request.withdrawn': {
    zh: '诉求人已撤回 {number}，不必再办。',
    en: 'The resident has withdrawn {number}: nothing more to do.',
  },
  'request.place-moved': {
    zh: '网格边界调整，诉求 {number} 划入本辖区，请接着受理。',
    en: 'Grid boundaries changed: request {number} now lies with you. Please take it on.',
  },
  'list.cover-ending': {
    zh: '{year} 年的放假安排还没有录入工作日历，之后的时限会按普通周算。请到「清单与时限」补录并请安全管理员发布。',
    en: 'The holidays of {year} are not in the working calendar: limits would be reckoned with the plain week. Enter them under lists and have them published.',
  },
  'request.limit-warned': {
    zh: '{number} 的{stage}时限{level}。',
    en: 'Request {number}: the time to {stage} {level}.',
  },
  'admission.asked': {
    zh: '有单位申请网格工作事项准入，拟做到 {until}，请审批。',
    en: 'A unit asks to put work on grid workers until {until}: please decide.',
  },
  'admission.approved': {
    zh: '网格工作事项已准入，做到 {until} 为止。',
    en: 'Work for grid workers was admitted, until {until}.',
  },
  'admission.refused': {
    zh: '网格工作事项准入申请（到 {until}）未获同意，理由见准入清单。',
    en: 'Work for grid workers (until {until}) was not admitted: the reason stands in the list of admissions.',
  },
  'admission.ended': {
    zh: '原定做到 {until} 的网格工作事项已提前结束，不必再做。',
    en: 'Work for grid workers that was to last until {until} has ended early: it need not be done any more.',
  },
  ...togetherTemplates,
  ...patrolTemplates,
  ...projectTemplates,
  ...agreementTemplates,
  ...opinionTemplates,
  ...activityTemplates,
  ...needTemplates,
};

const stages: Readonly<Record<string, Text>> = {
  accept: { zh: '受理', en: 'accept' },
  sign: { zh: '签收', en: 'sign' },
  contact: { zh: '联系', en: 'contact the resident' },
  handle: { zh: '办理', en: 'handle' },
  supply: { zh: '补充', en: 'supply' },
  'follow-up': { zh: '回访', en: 'follow up' },
  report: { zh: '报到', en: 'report to the whistle' },
  'urge-answer': { zh: '书面回复', en: 'answer in writing' },
  supervise: { zh: '督办', en: 'handle under supervision' },
  'co-handle': { zh: '协办', en: 'help' },
  rectify: { zh: '整改', en: 'put right' },
  call: { zh: '揭榜', en: 'claim' },
  milestone: { zh: '节点', en: 'reach the milestone' },
  countersign: { zh: '签署', en: 'sign the agreement' },
  rate: { zh: '评议', en: 'rate' },
  term: { zh: '履行', en: 'carry it out' },
  recheck: { zh: '回头看', en: 'recheck' },
  review: { zh: '挂账复核', en: 'review the hold' },
};

const levels: readonly Text[] = [
  { zh: '正在计时', en: 'is running' },
  { zh: '已用去一半', en: 'is half used' },
  { zh: '已用去八成，请抓紧', en: 'is four fifths used' },
  { zh: '已超过，请立即处理', en: 'has run out: please act now' },
];

/** The sentence of one notice in one language: the tenant's own wording where there is one. */
/** Where no day was set. */
const unlimited: Text = { zh: '未定', en: 'a day not set' };

export function noticeText(
  kind: string,
  data: NoticeData,
  language: keyof Text,
  own: Readonly<Record<string, Text>>,
): string {
  const template = (own[kind] ?? shippedTemplates[kind])?.[language] ?? '{number}';
  const values: Record<string, string> = {
    number: data.number ?? '',
    stage: stages[data.stage ?? '']?.[language] ?? data.stage ?? '',
    level: levels[data.level ?? 0]?.[language] ?? '',
    year: data.year === undefined ? '' : String(data.year),
    until: data.until ?? unlimited[language],
    count: data.count === undefined ? '' : String(data.count),
  };
  // Only the six known names are filled in; anything else in braces is the tenant's text and stays.
  return template.replace(/\{(number|stage|level|year|until|count)\}/g, (_, name: string) => values[name] ?? '');
}
