import { Type, type Static } from 'typebox';
import { Instant, MaybeInstant, MaybeUuid, Uuid } from '../matters/contract.ts';

export const closed = { additionalProperties: false } as const;
export const byId = Type.Object({ id: Uuid });
export const MaybeText = Type.Union([Type.String(), Type.Null()]);
/** A civil date in the tenant's time zone. */
export const Day = Type.String({ pattern: '^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])$' });
// One schema with two types: in a union the validator would coerce null into the empty text.
export const DayOrNull = Type.Unsafe<string | null>({
  type: ['string', 'null'],
  pattern: '^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])$',
});
export const CountOrNull = Type.Unsafe<number | null>({ type: ['integer', 'null'], minimum: 1, maximum: 10_000_000 });
export const Version = Type.Integer({ minimum: 1 });
export const Cursor = Type.Optional(Type.String({ maxLength: 200 }));
export const Text = (max: number) => Type.String({ minLength: 2, maxLength: max, pattern: '\\S' });
export const Short = (max: number) => Type.String({ maxLength: max });
export const Code = Type.String({ minLength: 1, maxLength: 40 });

export const NeedSource = Type.Union([
  Type.Literal('request'),
  Type.Literal('visit'),
  Type.Literal('meeting'),
  Type.Literal('box'),
  Type.Literal('questionnaire'),
  Type.Literal('website'),
  Type.Literal('account'),
  Type.Literal('import'),
  Type.Literal('other'),
]);
export type NeedSource = Static<typeof NeedSource>;

/** Why a resource suits a need: a code to group by, and the reason in words. */
export const Reason = Type.Object({
  code: Type.Union([
    Type.Literal('sort'),
    Type.Literal('words'),
    Type.Literal('distance'),
    Type.Literal('time'),
    Type.Literal('capacity'),
    Type.Literal('past'),
  ]),
  worth: Type.Integer(),
  zh: Type.String(),
  en: Type.String(),
});
export type Reason = Static<typeof Reason>;

export { Instant, MaybeInstant, MaybeUuid, Uuid };
