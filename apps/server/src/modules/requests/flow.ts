import type { Flow, StateRow } from '../../kernel/flow.ts';
import { actions } from './domain/flow-actions.ts';
import type { AskAction } from './domain/flow-asks.ts';
import type { TogetherAction } from './domain/flow-together.ts';

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
  | 'void'
  | 'suspended'
  | 'merged'
  | 'archived';

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
  | 'void'
  | 'archive'
  | TogetherAction
  | AskAction;

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
  suspended: { zh: '挂账', en: 'On hold', open: true },
  /** As open as its master: `follow-master` says which. */
  merged: { zh: '已并案', en: 'Merged', open: true },
  archived: { zh: '已归档', en: 'Archived', open: false },
};

/** The life of a request (request machine §4.1–4.2); steps that one click takes together are taken one after another. */
export const requestFlow: Flow<RequestState, RequestAction> = {
  kind: 'request',
  initial: 'registered',
  states,
  actions,
};
