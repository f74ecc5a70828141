import type { ActionRow, Flow, StateRow } from '../../kernel/flow.ts';

export type RequestState =
  | 'registered'
  | 'need-info'
  | 'accepted'
  | 'declined'
  | 'filed'
  | 'dispatched'
  | 'returned'
  | 'handling'
  | 'replied'
  | 'verified'
  | 'followed-up'
  | 'closed'
  | 'withdrawn'
  | 'void';

export type RequestAction =
  | 'accept'
  | 'decline'
  | 'answer'
  | 'file'
  | 'dispatch'
  | 'sign'
  | 'ask'
  | 'supply'
  | 'lapse'
  | 'return'
  | 'adjudicate'
  | 'reassign'
  | 'contact'
  | 'reply'
  | 'verify'
  | 'rework'
  | 'follow-up'
  | 'close'
  | 'rehandle'
  | 'reopen'
  | 'withdraw'
  | 'rate'
  | 'add'
  | 'second'
  | 'void';

const states: Record<RequestState, StateRow> = {
  registered: { zh: '待受理', en: 'Waiting to be accepted', open: true },
  'need-info': { zh: '待补充', en: 'Waiting for the resident', open: true },
  accepted: { zh: '已受理', en: 'Accepted', open: true },
  declined: { zh: '不予受理', en: 'Not accepted', open: false },
  filed: { zh: '待派遣', en: 'Waiting to be dispatched', open: true },
  dispatched: { zh: '待签收', en: 'Waiting to be signed for', open: true },
  returned: { zh: '待改派', en: 'Returned, waiting for a decision', open: true },
  handling: { zh: '办理中', en: 'Being handled', open: true },
  replied: { zh: '待核查', en: 'Replied, waiting to be verified', open: true },
  verified: { zh: '待回访', en: 'Verified, waiting for follow-up', open: true },
  'followed-up': { zh: '已回访', en: 'Followed up', open: true },
  closed: { zh: '已结案', en: 'Closed', open: false },
  withdrawn: { zh: '已撤回', en: 'Withdrawn', open: false },
  void: { zh: '作废', en: 'Void', open: false },
};

const beforeReply: RequestState[] = [
  'registered',
  'need-info',
  'accepted',
  'filed',
  'dispatched',
  'returned',
  'handling',
];
const whileOpen: RequestState[] = [
  ...beforeReply.filter((state) => state !== 'need-info'),
  'replied',
  'verified',
  'followed-up',
];
const stopAccept = { stage: 'accept', effect: 'stop' } as const;
const endAll = ['accept', 'sign', 'contact', 'handle', 'supply', 'follow-up'].map(
  (stage) => ({ stage, effect: 'stop' }) as const,
);

const actions: Record<RequestAction, ActionRow<RequestState>> = {
  accept: {
    zh: '受理',
    en: 'Accept',
    from: ['registered'],
    to: ['accepted'],
    event: 'request.accepted',
    by: 'staff',
    clocks: [stopAccept],
  },
  decline: {
    zh: '不予受理',
    en: 'Decline',
    from: ['registered'],
    to: ['declined'],
    event: 'request.declined',
    by: 'staff',
    clocks: [stopAccept],
  },
  answer: {
    zh: '即时答复',
    en: 'Answer at once',
    from: ['registered', 'accepted'],
    to: ['closed'],
    event: 'request.answered',
    by: 'staff',
    clocks: [stopAccept],
  },
  file: {
    zh: '立案',
    en: 'File',
    from: ['accepted'],
    to: ['filed'],
    event: 'request.filed',
    by: 'staff',
    clocks: [{ stage: 'handle', effect: 'start' }],
  },
  dispatch: {
    zh: '派遣',
    en: 'Dispatch',
    from: ['filed'],
    to: ['dispatched'],
    event: 'request.dispatched',
    by: 'staff',
    clocks: [
      { stage: 'sign', effect: 'start' },
      { stage: 'contact', effect: 'start' },
    ],
  },
  sign: {
    zh: '签收',
    en: 'Sign',
    from: ['dispatched'],
    to: ['handling'],
    event: 'request.signed',
    by: 'staff',
    clocks: [{ stage: 'sign', effect: 'stop' }],
  },
  ask: {
    zh: '要求补充',
    en: 'Ask the resident',
    from: ['registered', 'accepted', 'handling'],
    to: ['need-info'],
    event: 'request.question-asked',
    by: 'staff',
    clocks: [
      { stage: 'accept', effect: 'pause', cause: 'resident' },
      { stage: 'handle', effect: 'pause', cause: 'resident' },
      { stage: 'contact', effect: 'pause', cause: 'resident' },
      { stage: 'supply', effect: 'restart' },
    ],
  },
  supply: {
    zh: '补充',
    en: 'Supply',
    from: ['need-info'],
    to: ['registered', 'accepted', 'handling'],
    event: 'request.supplied',
    by: 'staff',
    clocks: [
      { stage: 'accept', effect: 'resume', cause: 'resident' },
      { stage: 'handle', effect: 'resume', cause: 'resident' },
      { stage: 'contact', effect: 'resume', cause: 'resident' },
      { stage: 'supply', effect: 'stop' },
    ],
  },
  lapse: {
    zh: '补充逾期',
    en: 'No answer in time',
    from: ['need-info'],
    to: ['registered', 'accepted', 'handling'],
    event: 'request.supply-lapsed',
    by: 'system',
    clocks: [
      { stage: 'accept', effect: 'resume', cause: 'resident' },
      { stage: 'handle', effect: 'resume', cause: 'resident' },
      { stage: 'contact', effect: 'resume', cause: 'resident' },
      { stage: 'supply', effect: 'stop' },
    ],
  },
  return: {
    zh: '退回',
    en: 'Return',
    from: ['dispatched', 'handling'],
    to: ['returned'],
    event: 'request.returned',
    by: 'staff',
    clocks: [{ stage: 'sign', effect: 'stop' }],
  },
  adjudicate: {
    zh: '裁定',
    en: 'Adjudicate',
    from: ['returned'],
    to: ['dispatched'],
    event: 'request.return-adjudicated',
    by: 'staff',
    clocks: [{ stage: 'sign', effect: 'restart' }],
  },
  reassign: {
    zh: '改派',
    en: 'Reassign',
    from: ['dispatched', 'handling'],
    to: ['dispatched'],
    event: 'request.reassigned',
    by: 'staff',
    clocks: [{ stage: 'sign', effect: 'restart' }],
  },
  contact: {
    zh: '联系诉求人',
    en: 'Contact the resident',
    from: ['handling'],
    to: null,
    event: 'request.contacted',
    by: 'staff',
    clocks: [{ stage: 'contact', effect: 'stop' }],
  },
  reply: {
    zh: '办结反馈',
    en: 'Reply',
    from: ['handling'],
    to: ['replied'],
    event: 'request.replied',
    by: 'staff',
    clocks: [{ stage: 'handle', effect: 'stop' }],
  },
  verify: {
    zh: '核查通过',
    en: 'Verify',
    from: ['replied'],
    to: ['verified'],
    event: 'request.verified',
    by: 'staff',
    clocks: [{ stage: 'follow-up', effect: 'start' }],
  },
  rework: {
    zh: '返工',
    en: 'Send back for rework',
    from: ['replied'],
    to: ['handling'],
    event: 'request.rework-ordered',
    by: 'staff',
    clocks: [{ stage: 'handle', effect: 'resume' }],
  },
  'follow-up': {
    zh: '回访',
    en: 'Follow up',
    from: ['verified'],
    to: ['verified', 'followed-up'],
    event: 'request.followed-up',
    by: 'staff',
  },
  close: {
    zh: '结案',
    en: 'Close',
    from: ['followed-up'],
    to: ['closed'],
    event: 'request.closed',
    by: 'staff',
    clocks: endAll,
  },
  rehandle: {
    zh: '重办',
    en: 'Handle again',
    from: ['followed-up'],
    to: ['handling'],
    event: 'request.rehandled',
    by: 'staff',
    clocks: [
      { stage: 'follow-up', effect: 'stop' },
      { stage: 'handle', effect: 'restart' },
    ],
  },
  reopen: {
    zh: '重启',
    en: 'Reopen',
    from: ['closed'],
    to: ['handling', 'registered'],
    event: 'request.reopened',
    by: 'staff',
    clocks: [{ stage: 'handle', effect: 'restart' }],
  },
  withdraw: {
    zh: '撤回',
    en: 'Withdraw',
    from: beforeReply,
    to: ['withdrawn'],
    event: 'request.withdrawn',
    by: 'resident',
    clocks: endAll,
  },
  rate: { zh: '评价', en: 'Rate', from: ['closed'], to: null, event: 'request.rated', by: 'resident' },
  add: {
    zh: '补充说明',
    en: 'Add words or photos',
    from: whileOpen,
    to: null,
    event: 'request.supplemented',
    by: 'resident',
  },
  second: { zh: '我也遇到', en: 'Me too', from: whileOpen, to: null, event: 'request.seconded', by: 'resident' },
  void: {
    zh: '作废',
    en: 'Void',
    from: ['registered', 'accepted'],
    to: ['void'],
    event: 'request.voided',
    by: 'staff',
    clocks: endAll,
  },
};

/** The life of a request (request machine §4.1–4.2); steps that one click takes together are taken one after another. */
export const requestFlow: Flow<RequestState, RequestAction> = {
  kind: 'request',
  initial: 'registered',
  states,
  actions,
};
