import { Type, type Static } from 'typebox';
import { endpoint } from '../../kernel/endpoint.ts';
import { Instant, MaybeInstant, MaybeUuid, Uuid } from '../matters/contract.ts';
import { Files, input, Note, Words } from './contract-inputs.ts';
import { WhistleType } from './contract-together.ts';

const MaybeText = Type.Union([Type.String(), Type.Null()]);

/** 协办: the part of one helper. States: assigned, signed, done, returned (not mine), closed (by the lead, with a reason), ended (with its request). */
export const CoTask = Type.Object({
  id: Uuid,
  number: Type.String(),
  unitId: MaybeUuid,
  task: Type.String(),
  state: Type.String(),
  open: Type.Boolean(),
  version: Type.Integer(),
  dueAt: MaybeInstant,
  createdAt: Instant,
  /** What the helper has reported of the work under way, and of its end. */
  stageText: MaybeText,
  resultText: MaybeText,
  /** Why it was returned or closed. */
  endReason: MaybeText,
  abilities: Type.Array(Type.String()),
});
export type CoTask = Static<typeof CoTask>;

const Rating = Type.Union([
  Type.Object({ stars: Type.Integer(), words: Type.String(), at: Type.String() }),
  Type.Null(),
]);

/** 哨单: one department called. States: called, reported (arrived), finished, cancelled, ended (with its request). */
export const WhistleCall = Type.Object({
  id: Uuid,
  number: Type.String(),
  unitId: MaybeUuid,
  state: Type.String(),
  open: Type.Boolean(),
  version: Type.Integer(),
  /** By when the department has to report; null once it has. */
  dueAt: MaybeInstant,
  reportedAt: MaybeInstant,
  onSite: Type.Union([Type.Boolean(), Type.Null()]),
  resultText: MaybeText,
  endReason: MaybeText,
  /** Not answered within its limit. */
  ignored: Type.Boolean(),
  /** 双考核: the caller of the department, and the department of the caller. */
  byCaller: Rating,
  byCalled: Rating,
  abilities: Type.Array(Type.String()),
});
export type WhistleCall = Static<typeof WhistleCall>;

export const Whistle = Type.Object({
  id: Uuid,
  type: WhistleType,
  reason: Type.String(),
  meetingAt: MaybeInstant,
  meetingPlace: MaybeText,
  calledBy: MaybeUuid,
  at: Instant,
  calls: Type.Array(WhistleCall),
});
export type Whistle = Static<typeof Whistle>;

export const coTaskInputs = {
  sign: input({}),
  'report-stage': input({ text: Words(1000), files: Files }),
  finish: input({ text: Words(1000), files: Files }),
  return: input({ reason: Words(500) }),
  /** By the lead: on the strength of a stage report, or because it is no longer needed. */
  close: input({ reason: Words(500) }),
} as const;
export type CoTaskAction = keyof typeof coTaskInputs;

export const callInputs = {
  report: input({ onSite: Type.Boolean(), note: Note, files: Files }),
  finish: input({ text: Words(1000), files: Files }),
  cancel: input({ reason: Words(500) }),
  /** Once from each side, after the end. */
  rate: input({
    stars: Type.Integer({ minimum: 1, maximum: 5 }),
    words: Type.Optional(Type.String({ maxLength: 500 })),
  }),
} as const;
export type CallAction = keyof typeof callInputs;

export const childPermissions: {
  'co-task': Record<CoTaskAction, string>;
  'whistle-call': Record<CallAction, string>;
} = {
  'co-task': {
    sign: 'request.handle',
    'report-stage': 'request.handle',
    finish: 'request.handle',
    return: 'request.handle',
    close: 'request.handle',
  },
  'whistle-call': {
    report: 'request.handle',
    finish: 'request.whistle',
    cancel: 'request.whistle',
    /** Either side: the policy knows which. */
    rate: 'request.read',
  },
};

export const ChildResult = Type.Object({
  id: Uuid,
  number: Type.String(),
  state: Type.String(),
  version: Type.Integer(),
  dueAt: MaybeInstant,
  parentId: MaybeUuid,
  abilities: Type.Array(Type.String()),
});
export type ChildResult = Static<typeof ChildResult>;

const onCoTask = <N extends CoTaskAction>(name: N) =>
  endpoint({
    method: 'POST',
    path: `/api/co-tasks/{id}/${name}` as const,
    access: childPermissions['co-task'][name],
    summary: `Action on the part of a helper: ${name}`,
    params: Type.Object({ id: Uuid }),
    body: coTaskInputs[name],
    response: ChildResult,
  });
const onCall = <N extends CallAction>(name: N) =>
  endpoint({
    method: 'POST',
    path: `/api/whistle-calls/{id}/${name}` as const,
    access: childPermissions['whistle-call'][name],
    summary: `Action on the call of one department: ${name}`,
    params: Type.Object({ id: Uuid }),
    body: callInputs[name],
    response: ChildResult,
  });

export const childEndpoints = {
  signCoTask: onCoTask('sign'),
  reportCoTaskStage: onCoTask('report-stage'),
  finishCoTask: onCoTask('finish'),
  returnCoTask: onCoTask('return'),
  closeCoTask: onCoTask('close'),
  reportToWhistle: onCall('report'),
  finishCall: onCall('finish'),
  cancelCall: onCall('cancel'),
  rateCall: onCall('rate'),
};
