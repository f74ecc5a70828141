import type { ActionName } from '../contract-actions.ts';
import { approve, askExtension, askSuspension, refuse, resume, review, withdrawAsk } from './asking.ts';
import { adjudicate, dispatch, giveBack, reassign } from './dispatching.ts';
import { closeRequest, followUp, rehandle, reopen, rework, verify } from './following-up.ts';
import { ask, contact, reply, sign, supply } from './handling.ts';
import { coHandle, whistle } from './helping.ts';
import { accept, answer, decline, file, voidRequest } from './intake.ts';
import { adopt, answerUrge, escalate, supervise, urge } from './lifting.ts';
import { divert, endTransfer, transfer } from './linking.ts';
import { followUpMerged, merge, unmerge } from './merging.ts';
import { selfHandle } from './self-handling.ts';
import type { Facts, Request, Step } from './request.ts';

type Decision = (request: Request, input: never, facts: Facts) => Step[];

/** What each action decides; the flow says when, the policy who. */
export const decisions: Record<ActionName, Decision> = {
  accept,
  decline,
  answer,
  file,
  void: voidRequest,
  dispatch,
  sign,
  ask,
  supply,
  return: giveBack,
  adjudicate,
  reassign,
  contact,
  reply,
  verify,
  rework,
  'follow-up': (request, input, facts) =>
    request.matter.state === 'merged' ? followUpMerged(request, input, facts) : followUp(request, input, facts),
  close: closeRequest,
  rehandle,
  reopen,
  'co-handle': coHandle,
  whistle,
  escalate,
  adopt,
  urge,
  supervise,
  'answer-urge': answerUrge,
  transfer,
  'end-transfer': endTransfer,
  divert,
  merge,
  unmerge,
  'ask-extension': askExtension,
  'ask-suspension': askSuspension,
  approve,
  refuse,
  'withdraw-ask': withdrawAsk,
  resume,
  review,
  'self-handle': selfHandle,
};
