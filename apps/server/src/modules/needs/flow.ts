import type { Flow } from '../../kernel/flow.ts';

export type NeedState =
  | 'noted'
  | 'verified'
  | 'listed'
  | 'matched'
  | 'met'
  | 'rechecked'
  | 'gathered'
  | 'refused'
  | 'withdrawn';
export type NeedAction =
  | 'verify'
  | 'send-back'
  | 'list'
  | 'match'
  | 'unmatch'
  | 'meet'
  | 'recheck'
  | 'rebound'
  | 'gather'
  | 'release'
  | 'refuse'
  | 'withdraw';

/** 居民需求: noted, verified by another person, put on the list, matched, met, and looked back on by yet another person (回头看). */
export const needFlow: Flow<NeedState, NeedAction> = {
  kind: 'need',
  initial: 'noted',
  states: {
    noted: { zh: '待核实', en: 'Waiting to be verified', open: true },
    verified: { zh: '已核实', en: 'Verified', open: true },
    listed: { zh: '入清单', en: 'On the list', open: true },
    matched: { zh: '已匹配', en: 'Matched', open: true },
    met: { zh: '已落实', en: 'Met', open: true },
    rechecked: { zh: '回头看通过', en: 'Looked back on', open: false },
    gathered: { zh: '已归并', en: 'Gathered into another', open: false },
    refused: { zh: '不采纳', en: 'Not taken up', open: false },
    withdrawn: { zh: '已撤回', en: 'Withdrawn', open: false },
  },
  actions: {
    verify: { zh: '核实', en: 'Verify', from: ['noted'], to: ['verified'], event: 'need.verified', by: 'staff' },
    'send-back': {
      zh: '退回核实',
      en: 'Send back to be verified',
      from: ['verified', 'listed'],
      to: ['noted'],
      event: 'need.sent-back',
      by: 'staff',
    },
    list: {
      zh: '列入清单',
      en: 'Put on the list',
      from: ['verified'],
      to: ['listed'],
      event: 'need.listed',
      by: 'staff',
    },
    /** Follows from a promise that both sides have confirmed. */
    match: { zh: '匹配', en: 'Match', from: ['listed'], to: ['matched'], event: 'need.matched', by: 'system' },
    /** Follows from the last confirmed promise falling through. */
    unmatch: {
      zh: '匹配落空',
      en: 'Match lost',
      from: ['matched'],
      to: ['listed'],
      event: 'need.unmatched',
      by: 'system',
    },
    meet: { zh: '落实', en: 'Met', from: ['listed', 'matched'], to: ['met'], event: 'need.met', by: 'staff' },
    recheck: {
      zh: '回头看通过',
      en: 'Looked back: it holds',
      from: ['met'],
      to: ['rechecked'],
      event: 'need.rechecked',
      by: 'staff',
    },
    rebound: {
      zh: '反弹',
      en: 'It came back',
      from: ['met', 'rechecked'],
      to: ['listed'],
      event: 'need.rebounded',
      by: 'staff',
    },
    gather: {
      zh: '归并',
      en: 'Gather into another',
      from: ['noted', 'verified', 'listed'],
      to: ['gathered'],
      event: 'need.gathered',
      by: 'staff',
    },
    release: {
      zh: '撤销归并',
      en: 'Undo the gathering',
      from: ['gathered'],
      to: ['noted', 'verified', 'listed'],
      event: 'need.released',
      by: 'staff',
    },
    refuse: {
      zh: '不采纳',
      en: 'Do not take up',
      from: ['noted', 'verified'],
      to: ['refused'],
      event: 'need.refused',
      by: 'staff',
    },
    withdraw: {
      zh: '撤回',
      en: 'Withdraw',
      from: ['noted', 'verified', 'listed'],
      to: ['withdrawn'],
      event: 'need.withdrawn',
      by: 'staff',
    },
  },
};
