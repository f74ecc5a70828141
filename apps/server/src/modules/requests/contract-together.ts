import { Type, type Static } from 'typebox';
import { Instant, Uuid } from '../matters/contract.ts';
import { Files, input, Note, Words } from './contract-inputs.ts';

/** 吹哨的类型：诉求、重点、执法、应急. */
export const WhistleType = Type.Union([
  Type.Literal('request'),
  Type.Literal('key'),
  Type.Literal('enforcement'),
  Type.Literal('emergency'),
]);
export type WhistleType = Static<typeof WhistleType>;

/** On what ground it goes up: the whistle failed, it was handled again in vain, it is over its limit, the level cannot decide it. */
export const EscalateGround = Type.Union([
  Type.Literal('whistle-failed'),
  Type.Literal('rehandled'),
  Type.Literal('overdue'),
  Type.Literal('beyond-level'),
]);
export type EscalateGround = Static<typeof EscalateGround>;

export const UrgeCause = Type.Union([
  Type.Literal('approaching'),
  Type.Literal('overdue'),
  Type.Literal('resident'),
  Type.Literal('leader'),
  Type.Literal('other'),
]);
export type UrgeCause = Static<typeof UrgeCause>;

/** To what else a request may lead; it is closed only once that has ended. */
export const LinkKind = Type.Union([Type.Literal('mediation'), Type.Literal('petition'), Type.Literal('need')]);
export type LinkKind = Static<typeof LinkKind>;

/** What a lead does together with others, and what the desk does to hurry or lift a request. */
export const togetherInputs = {
  /** One child matter for each unit, at most ten open; `dueAt` must lie before the limit of the request (80 % of what is left unless told). */
  'co-handle': input({
    unitIds: Type.Array(Uuid, { minItems: 1, maxItems: 10, uniqueItems: true }),
    task: Words(500),
    dueAt: Type.Optional(Instant),
  }),
  /** One call for each unit; the clock of reporting runs on each. */
  whistle: input({
    type: WhistleType,
    unitIds: Type.Array(Uuid, { minItems: 1, maxItems: 20, uniqueItems: true }),
    reason: Words(500),
    meetingAt: Type.Optional(Instant),
    meetingPlace: Type.Optional(Type.String({ maxLength: 200 })),
  }),
  /** To the unit named, else to the one above the holder. */
  escalate: input({ unitId: Type.Optional(Uuid), ground: EscalateGround, reason: Words(500) }),
  adopt: input({ note: Note }),
  urge: input({ cause: UrgeCause, words: Words(500) }),
  supervise: input({ cause: UrgeCause, words: Words(500) }),
  'answer-urge': input({ answer: Words(1000), files: Files }),
  transfer: input({
    kind: LinkKind,
    reference: Type.Optional(Type.String({ maxLength: 100 })),
    targetId: Type.Optional(Uuid),
    note: Note,
  }),
  'end-transfer': input({ outcome: Words(500) }),
  /** Told at once: the code of one of the routes in force (`GET /api/diversions`). */
  divert: input({ route: Type.String({ minLength: 1, maxLength: 40 }), note: Note }),
  merge: input({ masterId: Uuid, note: Note }),
  unmerge: input({ reason: Words(500) }),
} as const;
