import type { Flow } from '../../kernel/flow.ts';

export type AgreementState =
  | 'drafted'
  | 'signing'
  | 'active'
  | 'reviewing'
  | 'amending'
  | 'amend-signing'
  | 'expired'
  | 'ended'
  | 'withdrawn';
export type AgreementAction =
  | 'revise'
  | 'send'
  | 'send-back'
  | 'sign'
  | 'withdraw'
  | 'fall-due'
  | 'rate'
  | 'conclude'
  | 'end'
  | 'expire';

/**
 * 一书三单: drafted by one side, sent to the other, signed by both, reviewed every half-year by both. A change is an edition of its
 * own, which both sign again; until then the signed one holds. Which clock runs follows from the state: domain/clock-moves.ts.
 */
export const agreementFlow: Flow<AgreementState, AgreementAction> = {
  kind: 'agreement',
  initial: 'drafted',
  states: {
    drafted: { zh: '起草中', en: 'Being drafted', open: true },
    signing: { zh: '待签署', en: 'To be signed', open: true },
    active: { zh: '履行中', en: 'In force', open: true },
    reviewing: { zh: '待评议', en: 'To be reviewed', open: true },
    amending: { zh: '变更起草中', en: 'A change is drafted', open: true },
    'amend-signing': { zh: '变更待签署', en: 'A change to be signed', open: true },
    expired: { zh: '已到期', en: 'Expired', open: false },
    ended: { zh: '已提前终止', en: 'Ended early', open: false },
    withdrawn: { zh: '已撤销', en: 'Withdrawn', open: false },
  },
  actions: {
    revise: {
      zh: '修改',
      en: 'Revise',
      from: ['drafted', 'signing', 'active', 'amending', 'amend-signing'],
      to: ['drafted', 'amending'],
      event: 'agreement.revised',
      by: 'staff',
    },
    send: {
      zh: '送对方签署',
      en: 'Send to be signed',
      from: ['drafted', 'amending'],
      to: ['signing', 'amend-signing'],
      event: 'agreement.sent',
      by: 'staff',
    },
    'send-back': {
      zh: '退回修改',
      en: 'Send back',
      from: ['signing', 'amend-signing'],
      to: ['drafted', 'amending'],
      event: 'agreement.sent-back',
      by: 'staff',
    },
    /** With the second signature it is in force. */
    sign: {
      zh: '签署',
      en: 'Sign',
      from: ['signing', 'amend-signing'],
      to: ['signing', 'amend-signing', 'active'],
      event: 'agreement.signed',
      by: 'staff',
    },
    withdraw: {
      zh: '撤销',
      en: 'Withdraw',
      from: ['drafted', 'signing', 'amending', 'amend-signing'],
      to: ['withdrawn', 'active'],
      event: 'agreement.withdrawn',
      by: 'staff',
    },
    'fall-due': {
      zh: '评议到期',
      en: 'Review due',
      from: ['active'],
      to: ['reviewing'],
      event: 'agreement.review-due',
      by: 'system',
    },
    rate: { zh: '评议', en: 'Rate', from: ['reviewing'], to: null, event: 'agreement.rated', by: 'staff' },
    conclude: {
      zh: '记下一步',
      en: 'Note the next step',
      from: ['reviewing'],
      to: ['active'],
      event: 'agreement.review-concluded',
      by: 'staff',
    },
    end: {
      zh: '提前终止',
      en: 'End early',
      from: ['active', 'reviewing', 'amending', 'amend-signing'],
      to: ['ended'],
      event: 'agreement.ended',
      by: 'staff',
    },
    expire: {
      zh: '到期',
      en: 'Expire',
      from: ['active', 'reviewing', 'amending', 'amend-signing'],
      to: ['expired'],
      event: 'agreement.expired',
      by: 'system',
    },
  },
};
