import type { Flow } from '../../../kernel/flow.ts';

export type CoTaskState = 'assigned' | 'signed' | 'done' | 'returned' | 'closed' | 'ended';
export type CoTaskStep = 'sign' | 'report-stage' | 'finish' | 'return' | 'close' | 'end';

/** 协办: one helper's part. It speaks to the lead alone; only the lead speaks to the resident. */
export const coTaskFlow: Flow<CoTaskState, CoTaskStep> = {
  kind: 'co-task',
  initial: 'assigned',
  states: {
    assigned: { zh: '待签收', en: 'Waiting to be signed for', open: true },
    signed: { zh: '协办中', en: 'Being helped with', open: true },
    done: { zh: '已办结', en: 'Done', open: false },
    returned: { zh: '非本单位职责', en: 'Not ours', open: false },
    closed: { zh: '主办收尾', en: 'Closed by the lead', open: false },
    ended: { zh: '随工单结束', en: 'Ended with its request', open: false },
  },
  actions: {
    sign: { zh: '签收', en: 'Sign', from: ['assigned'], to: ['signed'], event: 'co-task.signed', by: 'staff' },
    'report-stage': {
      zh: '阶段反馈',
      en: 'Report a stage',
      from: ['signed'],
      to: null,
      event: 'co-task.stage-reported',
      by: 'staff',
    },
    finish: {
      zh: '办结',
      en: 'Finish',
      from: ['signed'],
      to: ['done'],
      event: 'co-task.finished',
      by: 'staff',
      clocks: [{ stage: 'co-handle', effect: 'stop' }],
    },
    return: {
      zh: '退回',
      en: 'Return',
      from: ['assigned', 'signed'],
      to: ['returned'],
      event: 'co-task.returned',
      by: 'staff',
      clocks: [{ stage: 'co-handle', effect: 'stop' }],
    },
    close: {
      zh: '主办收尾',
      en: 'Close',
      from: ['assigned', 'signed'],
      to: ['closed'],
      event: 'co-task.closed',
      by: 'staff',
      clocks: [{ stage: 'co-handle', effect: 'stop' }],
    },
    end: {
      zh: '随工单结束',
      en: 'End with its request',
      from: ['assigned', 'signed'],
      to: ['ended'],
      event: 'co-task.ended',
      by: 'system',
      clocks: [{ stage: 'co-handle', effect: 'stop' }],
    },
  },
};

export type CallState = 'called' | 'reported' | 'finished' | 'cancelled' | 'ended';
export type CallStep = 'report' | 'finish' | 'cancel' | 'rate' | 'ignore' | 'end';

/** 吹哨报到: the call of one department. */
export const callFlow: Flow<CallState, CallStep> = {
  kind: 'whistle-call',
  initial: 'called',
  states: {
    called: { zh: '待报到', en: 'Called', open: true },
    reported: { zh: '已报到', en: 'Has reported', open: true },
    finished: { zh: '已销哨', en: 'Finished', open: false },
    cancelled: { zh: '已取消', en: 'Cancelled', open: false },
    ended: { zh: '随工单结束', en: 'Ended with its request', open: false },
  },
  actions: {
    report: {
      zh: '报到',
      en: 'Report',
      from: ['called'],
      to: ['reported'],
      event: 'whistle-call.reported',
      by: 'staff',
      clocks: [{ stage: 'report', effect: 'stop' }],
    },
    finish: {
      zh: '销哨',
      en: 'Finish',
      from: ['reported'],
      to: ['finished'],
      event: 'whistle-call.finished',
      by: 'staff',
    },
    cancel: {
      zh: '取消',
      en: 'Cancel',
      from: ['called', 'reported'],
      to: ['cancelled'],
      event: 'whistle-call.cancelled',
      by: 'staff',
      clocks: [{ stage: 'report', effect: 'stop' }],
    },
    rate: { zh: '互评', en: 'Rate', from: ['finished'], to: null, event: 'whistle-call.rated', by: 'staff' },
    /** Not answered within its limit; the department may still come. */
    ignore: {
      zh: '逾期未报到',
      en: 'Did not report in time',
      from: ['called'],
      to: null,
      event: 'whistle-call.ignored',
      by: 'system',
    },
    end: {
      zh: '随工单结束',
      en: 'End with its request',
      from: ['called', 'reported'],
      to: ['ended'],
      event: 'whistle-call.ended',
      by: 'system',
      clocks: [{ stage: 'report', effect: 'stop' }],
    },
  },
};

export const childKinds = ['co-task', 'whistle-call'] as const;
export type ChildKind = (typeof childKinds)[number];
export const childFlows = { 'co-task': coTaskFlow, 'whistle-call': callFlow } as const;
