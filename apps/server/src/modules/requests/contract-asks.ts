import { Type, type Static } from 'typebox';
import { Day, Files, input, Note, Words } from './contract-inputs.ts';

export const ExtensionReason = Type.Union([
  Type.Literal('complex'),
  Type.Literal('weather'),
  Type.Literal('third-party'),
  Type.Literal('procurement'),
  Type.Literal('legal-procedure'),
  Type.Literal('other'),
]);
export type ExtensionReason = Static<typeof ExtensionReason>;

export const SuspensionReason = Type.Union([
  Type.Literal('policy'),
  Type.Literal('history'),
  Type.Literal('funds'),
  Type.Literal('season'),
  Type.Literal('procedure'),
  Type.Literal('other'),
]);
export type SuspensionReason = Static<typeof SuspensionReason>;

/** 延期 and 挂账: asked by the unit that answers, granted by others. */
export const askInputs = {
  /** Before the limit; `amount` in the unit of the limit (working days, hours …), at most the limit itself. */
  'ask-extension': input({
    reasonClass: ExtensionReason,
    reason: Words(500),
    amount: Type.Number({ exclusiveMinimum: 0, maximum: 10_000 }),
    files: Files,
  }),
  /** Evidence is required; the day of review lies at most ninety days ahead. */
  'ask-suspension': input({
    reasonClass: SuspensionReason,
    reason: Words(500),
    reviewOn: Day,
    files: Type.Array(Type.String({ format: 'uuid' }), { minItems: 1, maxItems: 6 }),
  }),
  approve: input({ note: Note }),
  refuse: input({ reason: Words(500) }),
  'withdraw-ask': input({ note: Note }),
  /** The unit says that it can go on. */
  resume: input({ note: Note }),
  /** 复核: renewed until a new day, or taken up again. */
  review: input({
    outcome: Type.Union([Type.Literal('renew'), Type.Literal('resume')]),
    reviewOn: Type.Optional(Day),
    reason: Words(500),
  }),
  /** 自行处置: accepted, filed, taken on and answered by the own unit in one go; somebody else verifies it. */
  'self-handle': input({
    category: Type.Optional(Type.String({ minLength: 1, maxLength: 40 })),
    publicText: Words(2000),
    files: Files,
  }),
} as const;

const Nullable = Type.Union([Type.String(), Type.Null()]);
export const Ask = Type.Object({
  kind: Type.Union([Type.Literal('extension'), Type.Literal('suspension')]),
  reasonClass: Type.String(),
  reason: Type.String(),
  /** Of an extension: how much, in the unit of the limit. */
  amount: Type.Union([Type.Number(), Type.Null()]),
  /** Of a suspension: the day of review. */
  reviewOn: Type.Union([Type.String(), Type.Null()]),
  by: Nullable,
  unitId: Nullable,
  at: Type.String(),
  /** The level whose decision is awaited: 1 the dispatcher, 2 the higher post. */
  level: Type.Integer(),
  outcome: Type.Union([
    Type.Literal('waiting'),
    Type.Literal('granted'),
    Type.Literal('refused'),
    Type.Literal('withdrawn'),
    Type.Literal('lapsed'),
  ]),
  decisions: Type.Array(
    Type.Object({
      level: Type.Integer(),
      approved: Type.Boolean(),
      words: Type.String(),
      by: Nullable,
      unitId: Nullable,
      at: Type.String(),
    }),
  ),
});
export type Ask = Static<typeof Ask>;
