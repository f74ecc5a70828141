import type { ActionRow } from '../../../kernel/flow.ts';
import type { RequestState } from '../flow.ts';

export type TogetherAction =
  | 'co-handle'
  | 'whistle'
  | 'escalate'
  | 'adopt'
  | 'urge'
  | 'supervise'
  | 'answer-urge'
  | 'transfer'
  | 'end-transfer'
  | 'divert'
  | 'merge'
  | 'unmerge'
  | 'follow-master'
  | 'take-in'
  | 'let-go'
  | 'gather'
  | 'fail-whistle';

/** What may be merged, and where an unmerged request goes back to. */
export const mergeable: readonly RequestState[] = ['registered', 'accepted', 'filed', 'dispatched', 'handling'];

/** Of a master: wherever somebody still owes something. */
const openStates: readonly RequestState[] = [
  ...mergeable,
  'need-info',
  'returned',
  'replied',
  'verified',
  'followed-up',
  'suspended',
];

const STOOD_STILL = ['accept', 'sign', 'contact', 'handle', 'supervise', 'urge-answer'] as const;
const all = (effect: 'pause' | 'resume', cause: string) => STOOD_STILL.map((stage) => ({ stage, effect, cause }));

const staff = { by: 'staff', to: null } as const;

/** Handling is what goes on meanwhile: joint, whistled, supervised, adopted and linked are flags and open children, not states. */
export const togetherActions: Record<TogetherAction, ActionRow<RequestState>> = {
  'co-handle': { zh: '邀请协办', en: 'Ask others to help', from: ['handling'], event: 'request.co-handled', ...staff },
  whistle: { zh: '吹哨', en: 'Whistle', from: ['handling'], event: 'request.whistled', ...staff },
  escalate: { zh: '提级', en: 'Escalate', from: ['handling'], event: 'request.escalated', ...staff },
  adopt: {
    zh: '领办',
    en: 'Adopt',
    from: ['dispatched', 'handling', 'suspended'],
    event: 'request.adopted',
    ...staff,
  },
  urge: {
    zh: '催办',
    en: 'Urge',
    from: ['dispatched', 'handling'],
    event: 'request.urged',
    ...staff,
    clocks: [{ stage: 'urge-answer', effect: 'restart' }],
  },
  supervise: {
    zh: '督办',
    en: 'Supervise',
    from: ['dispatched', 'handling'],
    event: 'request.supervised',
    ...staff,
    clocks: [
      { stage: 'supervise', effect: 'restart' },
      { stage: 'urge-answer', effect: 'restart' },
    ],
  },
  'answer-urge': {
    zh: '书面回复',
    en: 'Answer in writing',
    from: ['dispatched', 'handling', 'suspended'],
    event: 'request.urge-answered',
    ...staff,
    clocks: [{ stage: 'urge-answer', effect: 'stop' }],
  },
  transfer: { zh: '转办关联', en: 'Hand over', from: ['handling'], event: 'request.transferred', ...staff },
  'end-transfer': {
    zh: '关联事项办结',
    en: 'What it was handed over to has ended',
    // People end it where they act on it (policy.ts); what it led to may end wherever it stands meanwhile.
    from: [
      'need-info',
      'dispatched',
      'returned',
      'handling',
      'suspended',
      'replied',
      'verified',
      'followed-up',
      'merged',
    ],
    event: 'request.transfer-ended',
    ...staff,
  },
  divert: {
    zh: '引导分流',
    en: 'Tell where to turn',
    from: ['registered', 'need-info', 'accepted', 'filed', 'dispatched', 'returned', 'handling'],
    event: 'request.diverted',
    ...staff,
  },
  merge: {
    zh: '并案',
    en: 'Merge',
    from: mergeable,
    to: ['merged'],
    event: 'request.merged',
    by: 'staff',
    clocks: all('pause', 'merged'),
  },
  unmerge: {
    zh: '撤销并案',
    en: 'Unmerge',
    from: ['merged'],
    to: mergeable,
    event: 'request.unmerged',
    by: 'staff',
    clocks: all('resume', 'merged'),
  },
  'follow-master': {
    zh: '随主单',
    en: 'Follow the master',
    from: ['merged'],
    to: null,
    event: 'request.master-moved',
    by: 'system',
  },
  'take-in': {
    zh: '并入',
    en: 'Take in',
    from: openStates,
    to: null,
    event: 'request.merged-in',
    by: 'system',
  },
  'let-go': {
    zh: '移出并案',
    en: 'Let go',
    from: [...openStates, 'closed', 'withdrawn', 'declined', 'void'],
    to: null,
    event: 'request.merged-out',
    by: 'system',
  },
  gather: {
    zh: '收到协办结果',
    en: 'Gather a part',
    from: openStates,
    to: null,
    event: 'request.part-ended',
    by: 'system',
  },
  'fail-whistle': {
    zh: '哨单未应',
    en: 'A call was not answered',
    from: openStates,
    to: null,
    event: 'request.whistle-failed',
    by: 'system',
  },
};
