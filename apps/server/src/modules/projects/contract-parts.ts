import { Type, type Static } from 'typebox';
import { Instant, MaybeInstant, MaybeUuid, Uuid } from '../matters/contract.ts';

export const closed = { additionalProperties: false } as const;
export const byId = Type.Object({ id: Uuid });
export const MaybeText = Type.Union([Type.String(), Type.Null()]);
/** A civil date in the tenant's time zone. */
export const Day = Type.String({ pattern: '^(19|20|21)\\d{2}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])$' });
export const MaybeDay = Type.Union([Day, Type.Null()]);
export const Month = Type.String({ minLength: 7, maxLength: 7, pattern: '^(19|20|21)\\d{2}-(0[1-9]|1[0-2])$' });
export const Version = Type.Integer({ minimum: 1 });
export const Cursor = Type.Optional(Type.String({ maxLength: 200 }));
export const Text = (max: number) => Type.String({ minLength: 2, maxLength: max, pattern: '\\S' });
export const Code = Type.String({ minLength: 1, maxLength: 40, pattern: '^[a-z0-9-]+$' });
export const Percent = Type.Integer({ minimum: 0, maximum: 100 });
/** Yuan with at most two places behind the point, as text: money is never a floating number. */
export const Money = Type.String({ pattern: '^\\d{1,11}(\\.\\d{1,2})?$' });
export const Files = Type.Optional(Type.Array(Uuid, { maxItems: 9 }));

export const SourceKind = Type.Union([
  Type.Literal('need'),
  Type.Literal('resource'),
  Type.Literal('request'),
  Type.Literal('meeting'),
  Type.Literal('agreement'),
]);
export const Source = Type.Object({ kind: SourceKind, id: Uuid }, closed);
export type Source = Static<typeof Source>;

/** What a helper unit (协办) does. */
export const Part = Type.Object({ unitId: Uuid, text: Text(300), report: MaybeText, reportedAt: MaybeInstant });
export type Part = Static<typeof Part>;
export const NewPart = Type.Object({ unitId: Uuid, text: Text(300) }, closed);

/** `percent`: how far the whole project is to be by that day; the last milestone is 100. */
export const NewMilestone = Type.Object({ title: Text(80), dueOn: Day, percent: Percent }, closed);
export type NewMilestone = Static<typeof NewMilestone>;
export const NewMilestones = Type.Array(NewMilestone, { minItems: 1, maxItems: 40 });
export const Milestone = Type.Object({
  id: Uuid,
  title: Type.String(),
  dueOn: Day,
  percent: Percent,
  reachedOn: MaybeDay,
  text: MaybeText,
  /** Pictures that show it. */
  files: Type.Array(Uuid),
});
export type Milestone = Static<typeof Milestone>;

export const Budget = Type.Object(
  {
    amount: Type.Optional(Money),
    /** Where it comes from: budget, party fees, a sponsor… */
    source: Type.Optional(Type.String({ maxLength: 120 })),
    text: Type.Optional(Type.String({ maxLength: 500 })),
  },
  closed,
);

/** 集体决议: which body, when, and its minutes. */
export const Decision = Type.Object({ body: Text(120), decidedOn: Day, minutes: Text(4000) });
export type Decision = Static<typeof Decision>;

/** Of `first` the first claim wins; of `choice` the planner chooses, with a reason, after the closing day. */
export const CallMode = Type.Union([Type.Literal('first'), Type.Literal('choice')]);
export const Call = Type.Object({ mode: CallMode, conditions: Type.String(), closesOn: Day, publishedOn: Day });
export type Call = Static<typeof Call>;

export const Claim = Type.Object({
  unitId: Uuid,
  text: Type.String(),
  at: Instant,
  by: MaybeUuid,
  state: Type.Union([Type.Literal('waiting'), Type.Literal('won'), Type.Literal('lost'), Type.Literal('withdrawn')]),
});
export type Claim = Static<typeof Claim>;

export const Report = Type.Object({ on: Day, percent: Percent, text: Type.String(), by: MaybeUuid, at: Instant });
export type Report = Static<typeof Report>;

/** 实效 of one round: a rebound begins another. */
export const Effect = Type.Object({
  round: Type.Integer(),
  before: Type.String(),
  after: Type.String(),
  peopleHelped: Type.Integer(),
  reportedBy: MaybeUuid,
  reportedOn: Day,
  /** Null until it is settled. */
  published: Type.Union([Type.Boolean(), Type.Null()]),
  withheldReason: MaybeText,
  publishedOn: MaybeDay,
  recheckOn: MaybeDay,
  recheckedBy: MaybeUuid,
  recheckedOn: MaybeDay,
  rebounded: Type.Union([Type.Boolean(), Type.Null()]),
  recheckText: MaybeText,
  /** Pictures of how it was and of how it is. */
  files: Type.Array(Uuid),
});
export type Effect = Static<typeof Effect>;

export { Instant, MaybeInstant, MaybeUuid, Uuid };
