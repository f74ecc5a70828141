import { Type, type Static } from 'typebox';
import { Instant, MaybeInstant, MaybeUuid, Uuid } from '../matters/contract.ts';

export const closed = { additionalProperties: false } as const;
export const byId = Type.Object({ id: Uuid });
export const MaybeText = Type.Union([Type.String(), Type.Null()]);
/** A civil date in the tenant's time zone. */
export const Day = Type.String({ pattern: '^(19|20|21)\\d{2}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])$' });
export const MaybeDay = Type.Union([Day, Type.Null()]);
export const Version = Type.Integer({ minimum: 1 });
export const Cursor = Type.Optional(Type.String({ maxLength: 200 }));
export const Text = (max: number) => Type.String({ minLength: 2, maxLength: max, pattern: '\\S' });

/** 社区 and 共建单位: the two sides of an agreement. */
export const Side = Type.Union([Type.Literal('community'), Type.Literal('unit')]);
export type Side = Static<typeof Side>;

export const RowSource = Type.Object(
  {
    kind: Type.Union([
      Type.Literal('need'),
      Type.Literal('promise'),
      Type.Literal('resource'),
      Type.Literal('project'),
    ]),
    id: Uuid,
  },
  closed,
);
export type RowSource = Static<typeof RowSource>;

/** One row of a list. With a source its progress is read there; without one it is words only. */
export const ListRow = Type.Object(
  {
    /** Stays the same through all editions, so that a difference can be told from a row taken out and another put in. */
    id: Uuid,
    text: Text(200),
    /** How much, as people say it: 「10 人次」. */
    amount: Type.String({ maxLength: 60 }),
    duty: Type.Union([Side, Type.Literal('both')]),
    dueOn: Type.Optional(Day),
    source: Type.Optional(RowSource),
  },
  closed,
);
export type ListRow = Static<typeof ListRow>;
const Rows = Type.Array(ListRow, { maxItems: 200 });

export const Clause = Type.Object({ title: Type.String({ maxLength: 40 }), text: Text(2000) }, closed);
export type Clause = Static<typeof Clause>;

/** 一书三单: what both sides sign. */
export const Content = Type.Object(
  {
    title: Text(60),
    fromOn: Day,
    untilOn: Day,
    clauses: Type.Array(Clause, { minItems: 1, maxItems: 40 }),
    needs: Rows,
    resources: Rows,
    projects: Rows,
  },
  closed,
);
export type Content = Static<typeof Content>;

export const Score = Type.Integer({ minimum: 1, maximum: 5 });
/** What is to be done after a review. */
export const NextStep = Type.Union([
  Type.Literal('go-on'),
  Type.Literal('revise'),
  Type.Literal('renew'),
  Type.Literal('end'),
]);
export type NextStep = Static<typeof NextStep>;

export const Rating = Type.Object({ score: Score, text: Type.String(), by: MaybeUuid, at: Instant });
export type Rating = Static<typeof Rating>;
/** One half-yearly review. */
export const Review = Type.Object({
  round: Type.Integer(),
  dueOn: Day,
  community: Type.Union([Rating, Type.Null()]),
  unit: Type.Union([Rating, Type.Null()]),
  next: Type.Union([
    Type.Object({ step: NextStep, text: Type.String(), side: Side, by: MaybeUuid, at: Instant }),
    Type.Null(),
  ]),
});
export type Review = Static<typeof Review>;

export { Instant, MaybeInstant, MaybeUuid, Uuid };
