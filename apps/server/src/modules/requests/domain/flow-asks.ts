import type { ActionRow } from '../../../kernel/flow.ts';
import type { RequestState } from '../flow.ts';

export type AskAction =
  | 'ask-extension'
  | 'ask-suspension'
  | 'approve'
  | 'refuse'
  | 'withdraw-ask'
  | 'extend'
  | 'suspend'
  | 'renew'
  | 'resume';

const HELD = ['contact', 'handle', 'supervise', 'urge-answer'] as const;
const held = (effect: 'pause' | 'resume') => HELD.map((stage) => ({ stage, effect, cause: 'suspended' }));
const handling: readonly RequestState[] = ['handling'];

/** 延期 and 挂账: asked, decided by one or two others, and then done by the last `approve` itself. */
export const askActions: Record<AskAction, ActionRow<RequestState>> = {
  'ask-extension': {
    zh: '申请延期',
    en: 'Ask for more time',
    from: handling,
    to: null,
    event: 'request.extension-asked',
    by: 'staff',
  },
  'ask-suspension': {
    zh: '申请挂账',
    en: 'Ask to put it on hold',
    from: handling,
    to: null,
    event: 'request.suspension-asked',
    by: 'staff',
  },
  approve: { zh: '同意', en: 'Approve', from: handling, to: null, event: 'request.ask-approved', by: 'staff' },
  refuse: { zh: '不同意', en: 'Refuse', from: handling, to: null, event: 'request.ask-refused', by: 'staff' },
  'withdraw-ask': {
    zh: '撤回申请',
    en: 'Take the application back',
    from: handling,
    to: null,
    event: 'request.ask-withdrawn',
    by: 'staff',
  },
  /** How much is added stands in the step, in the unit of the limit. */
  extend: { zh: '延期', en: 'Extend', from: handling, to: null, event: 'request.extended', by: 'system' },
  suspend: {
    zh: '挂账',
    en: 'Put on hold',
    from: handling,
    to: ['suspended'],
    event: 'request.suspended',
    by: 'system',
    clocks: held('pause'),
  },
  renew: {
    zh: '续挂',
    en: 'Keep on hold',
    from: ['suspended'],
    to: null,
    event: 'request.suspension-renewed',
    by: 'staff',
  },
  resume: {
    zh: '销账',
    en: 'Take up again',
    from: ['suspended'],
    to: ['handling'],
    event: 'request.resumed',
    by: 'staff',
    clocks: [...held('resume'), { stage: 'review', effect: 'stop' }],
  },
};
