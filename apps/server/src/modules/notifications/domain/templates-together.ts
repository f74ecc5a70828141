import type { Text } from '../../../kernel/errors.ts';

/** Words of the notices about what several units do together, what is asked for and decided, and what is merged. */
export const togetherTemplates: Readonly<Record<string, Text>> = {
  'request.co-handled': {
    zh: '工单 {number} 已邀请其他单位协办。',
    en: 'Other units have been asked to help with request {number}.',
  },
  'request.whistled': {
    zh: '工单 {number} 已吹哨，有关部门将到场会商。',
    en: 'A whistle was blown for request {number}: the departments called will come.',
  },
  'request.whistle-failed': {
    zh: '工单 {number} 有部门逾期未报到，可以提级办理。',
    en: 'A department called for request {number} did not come in time: it may be escalated.',
  },
  'request.escalated': {
    zh: '工单 {number} 已提级，由本单位办理。',
    en: 'Request {number} was escalated: your unit handles it now.',
  },
  'request.adopted': {
    zh: '工单 {number} 已有代表、委员或领导领办，请配合。',
    en: 'Request {number} was adopted by a delegate or leader: please work with them.',
  },
  'request.urged': {
    zh: '工单 {number} 被催办，请按时书面回复。',
    en: 'Request {number} was urged: please answer in writing in time.',
  },
  'request.supervised': {
    zh: '工单 {number} 已列入督办，请按督办时限办理并书面回复。',
    en: 'Request {number} is under supervision: handle it within the shorter limit and answer in writing.',
  },
  'request.urge-answered': {
    zh: '工单 {number} 的催办、督办已书面回复。',
    en: 'The written answer on request {number} has come.',
  },
  'request.extension-asked': {
    zh: '工单 {number} 申请延期，等待审批。',
    en: 'More time is asked for on request {number}: a decision is awaited.',
  },
  'request.suspension-asked': {
    zh: '工单 {number} 申请挂账，等待审批。',
    en: 'Request {number} is asked to be put on hold: a decision is awaited.',
  },
  'request.ask-refused': {
    zh: '工单 {number} 的申请未获同意，请按原时限办理。',
    en: 'The application on request {number} was refused: please keep to the limit.',
  },
  'request.extended': {
    zh: '工单 {number} 已延期，请按新时限办理。',
    en: 'Request {number} was extended: please keep to the new limit.',
  },
  'request.suspended': {
    zh: '工单 {number} 已挂账，请在复核日期前推进。',
    en: 'Request {number} is on hold: please move it on before the day of review.',
  },
  'request.suspension-renewed': {
    zh: '工单 {number} 经复核继续挂账。',
    en: 'Request {number} was reviewed and stays on hold.',
  },
  'request.resumed': {
    zh: '工单 {number} 已销账，请继续办理。',
    en: 'Request {number} was taken up again: please go on.',
  },
  'request.merged-in': {
    zh: '有同一件事并入工单 {number}，请一并答复。',
    en: 'Another report of the same thing was merged into request {number}: please answer both.',
  },
  'request.merged-out': {
    zh: '工单 {number} 有一件并案已撤出。',
    en: 'A report was taken out of request {number}.',
  },
  'request.unmerged': {
    zh: '工单 {number} 恢复单独办理，请继续。',
    en: 'Request {number} stands for itself again: please go on.',
  },
  'request.transfer-ended': {
    zh: '工单 {number} 的关联事项已办结。',
    en: 'What request {number} was handed over to has ended.',
  },
  'co-task.assigned': {
    zh: '工单 {number} 请本单位协办，请签收。',
    en: 'Your unit is asked to help with request {number}: please sign.',
  },
  'co-task.signed': {
    zh: '工单 {number} 的协办单位已签收。',
    en: 'A helper has signed for its part of request {number}.',
  },
  'co-task.stage-reported': {
    zh: '工单 {number} 的协办单位提交了阶段反馈。',
    en: 'A helper has reported a stage of request {number}.',
  },
  'co-task.finished': {
    zh: '工单 {number} 的协办单位已办结。',
    en: 'A helper has finished its part of request {number}.',
  },
  'co-task.returned': {
    zh: '工单 {number} 的协办单位退回了协办，请另行安排。',
    en: 'A helper has returned its part of request {number}: please arrange otherwise.',
  },
  'co-task.closed': {
    zh: '工单 {number} 的协办已由主办单位收尾。',
    en: 'The lead has closed your part of request {number}.',
  },
  'co-task.ended': {
    zh: '工单 {number} 已结束，协办不必再办。',
    en: 'Request {number} has ended: your part need not be done.',
  },
  'co-task.limit-warned': {
    zh: '工单 {number} 的{stage}时限{level}。',
    en: 'Request {number}: the time to {stage} {level}.',
  },
  'whistle-call.called': {
    zh: '工单 {number} 吹哨，请本单位按时报到。',
    en: 'A whistle was blown for request {number}: please report in time.',
  },
  'whistle-call.reported': {
    zh: '工单 {number} 的被吹哨部门已报到。',
    en: 'A department called for request {number} has reported.',
  },
  'whistle-call.ignored': {
    zh: '工单 {number} 的报到时限已超过，请立即到场。',
    en: 'The time to report for request {number} has run out: please come at once.',
  },
  'whistle-call.finished': {
    zh: '工单 {number} 的哨单已销，请互评。',
    en: 'The call for request {number} has been finished: please rate each other.',
  },
  'whistle-call.cancelled': {
    zh: '工单 {number} 的哨单已取消。',
    en: 'The call for request {number} was cancelled.',
  },
  'whistle-call.rated': {
    zh: '工单 {number} 的哨单收到对方评价。',
    en: 'The other side has rated the call for request {number}.',
  },
  'whistle-call.ended': {
    zh: '工单 {number} 已结束，不必再到场。',
    en: 'Request {number} has ended: you need not come.',
  },
  'whistle-call.limit-warned': {
    zh: '工单 {number} 的{stage}时限{level}。',
    en: 'Request {number}: the time to {stage} {level}.',
  },
};
