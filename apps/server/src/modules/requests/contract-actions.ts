import { Type } from 'typebox';
import { endpoint } from '../../kernel/endpoint.ts';
import { Urgency, Uuid } from '../matters/contract.ts';
import { askInputs } from './contract-asks.ts';
import { Category, Clause, Files, input, Note, Words } from './contract-inputs.ts';
import { togetherInputs } from './contract-together.ts';

export const ContactChannel = Type.Union([Type.Literal('phone'), Type.Literal('visit'), Type.Literal('message')]);
export const ResultClass = Type.Union([
  Type.Literal('solved'),
  Type.Literal('partly'),
  Type.Literal('explained'),
  Type.Literal('unsolvable'),
  Type.Literal('beyond-duty'),
]);

/** What each action asks for. */
export const actionInputs = {
  accept: input({ category: Type.Optional(Category), urgency: Type.Optional(Urgency), note: Note }),
  decline: input({ reason: Category, detail: Type.Optional(Type.String({ maxLength: 500 })) }),
  answer: input({ publicText: Words(2000), category: Type.Optional(Category) }),
  file: input({ category: Category, urgency: Type.Optional(Urgency), note: Note }),
  dispatch: input({
    unitId: Uuid,
    clause: Type.Optional(Clause),
    category: Type.Optional(Category),
    urgency: Type.Optional(Urgency),
    note: Note,
  }),
  sign: input({}),
  ask: input({ question: Words(500) }),
  supply: input({ answer: Words(2000), files: Files }),
  return: input({ clause: Clause, reason: Words(500), proposedUnitId: Type.Optional(Uuid) }),
  adjudicate: input({
    upheld: Type.Boolean(),
    unitId: Type.Optional(Uuid),
    clause: Type.Optional(Clause),
    reason: Words(500),
  }),
  reassign: input({ unitId: Uuid, clause: Type.Optional(Clause), reason: Words(500) }),
  contact: input({ channel: ContactChannel, reached: Type.Boolean(), note: Note }),
  reply: input({
    resultClass: ResultClass,
    publicText: Words(2000),
    unsolvedReason: Type.Optional(Type.String({ maxLength: 500 })),
    files: Files,
  }),
  verify: input({ onSite: Type.Boolean(), note: Note, files: Files }),
  rework: input({ reason: Words(500) }),
  'follow-up': input({
    channel: Type.Union([
      Type.Literal('phone'),
      Type.Literal('visit'),
      Type.Literal('message'),
      Type.Literal('third-party'),
    ]),
    reached: Type.Boolean(),
    solved: Type.Optional(Type.Boolean()),
    satisfied: Type.Optional(Type.Integer({ minimum: 1, maximum: 5 })),
    reasons: Type.Optional(Type.Array(Type.String({ maxLength: 40 }), { maxItems: 8 })),
    note: Note,
  }),
  close: input({ note: Note }),
  rehandle: input({ reason: Words(500) }),
  reopen: input({ reason: Words(500) }),
  void: input({ reason: Words(500) }),
  ...togetherInputs,
  ...askInputs,
} as const;
export type ActionName = keyof typeof actionInputs;
export const actionNames = Object.keys(actionInputs) as ActionName[];

/** Which permission each action needs; the flow and the policy say when and to whom it is open. */
export const actionPermissions: Record<ActionName, string> = {
  accept: 'request.accept',
  decline: 'request.accept',
  answer: 'request.accept',
  file: 'request.accept',
  void: 'request.accept',
  dispatch: 'request.dispatch',
  reassign: 'request.dispatch',
  adjudicate: 'request.dispatch',
  sign: 'request.handle',
  ask: 'request.handle',
  supply: 'request.handle',
  return: 'request.handle',
  contact: 'request.handle',
  reply: 'request.handle',
  verify: 'request.verify',
  rework: 'request.verify',
  'follow-up': 'request.follow-up',
  close: 'request.follow-up',
  rehandle: 'request.follow-up',
  reopen: 'request.follow-up',
  'co-handle': 'request.handle',
  whistle: 'request.whistle',
  escalate: 'request.whistle',
  adopt: 'request.adopt',
  urge: 'request.supervise',
  supervise: 'request.supervise',
  'answer-urge': 'request.handle',
  transfer: 'request.handle',
  'end-transfer': 'request.handle',
  divert: 'request.accept',
  merge: 'request.dispatch',
  unmerge: 'request.dispatch',
  'ask-extension': 'request.handle',
  'ask-suspension': 'request.handle',
  approve: 'request.approve',
  refuse: 'request.approve',
  'withdraw-ask': 'request.handle',
  resume: 'request.handle',
  review: 'request.approve-higher',
  'self-handle': 'request.handle',
};

/** What every action answers: where the request stands now and what the caller may do next. */
export const ActionResult = Type.Object({
  id: Uuid,
  number: Type.String(),
  state: Type.String(),
  version: Type.Integer(),
  dueAt: Type.Union([Type.String({ format: 'date-time' }), Type.Null()]),
  abilities: Type.Array(Type.String()),
});

const action = <N extends ActionName>(name: N) =>
  endpoint({
    method: 'POST',
    path: `/api/requests/{id}/${name}` as const,
    access: actionPermissions[name],
    summary: `Action on a request: ${name}`,
    params: Type.Object({ id: Uuid }),
    body: actionInputs[name],
    response: ActionResult,
  });

export const actionEndpoints = {
  acceptRequest: action('accept'),
  declineRequest: action('decline'),
  answerRequest: action('answer'),
  fileRequest: action('file'),
  dispatchRequest: action('dispatch'),
  signRequest: action('sign'),
  askResident: action('ask'),
  supplyRequest: action('supply'),
  returnRequest: action('return'),
  adjudicateReturn: action('adjudicate'),
  reassignRequest: action('reassign'),
  contactResident: action('contact'),
  replyRequest: action('reply'),
  verifyRequest: action('verify'),
  reworkRequest: action('rework'),
  followUpRequest: action('follow-up'),
  closeRequest: action('close'),
  rehandleRequest: action('rehandle'),
  reopenRequest: action('reopen'),
  voidRequest: action('void'),
  coHandleRequest: action('co-handle'),
  whistleRequest: action('whistle'),
  escalateRequest: action('escalate'),
  adoptRequest: action('adopt'),
  urgeRequest: action('urge'),
  superviseRequest: action('supervise'),
  answerUrge: action('answer-urge'),
  transferRequest: action('transfer'),
  endTransfer: action('end-transfer'),
  divertRequest: action('divert'),
  mergeRequest: action('merge'),
  unmergeRequest: action('unmerge'),
  askExtension: action('ask-extension'),
  askSuspension: action('ask-suspension'),
  approveAsk: action('approve'),
  refuseAsk: action('refuse'),
  withdrawAsk: action('withdraw-ask'),
  resumeRequest: action('resume'),
  reviewSuspension: action('review'),
  selfHandleRequest: action('self-handle'),
};
