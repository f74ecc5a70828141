import { type Static, Type } from 'typebox';
import { Instant, MaybeUuid, Uuid } from '../matters/contract.ts';

export const closed = { additionalProperties: false } as const;
export const byId = Type.Object({ id: Uuid }, closed);
export const MaybeText = Type.Union([Type.String(), Type.Null()]);
export const Version = Type.Integer({ minimum: 1 });
export const Code = Type.String({ minLength: 1, maxLength: 40 });
export const Text = (min: number, max: number) => Type.String({ minLength: min, maxLength: max, pattern: '\\S' });
export const Month = Type.String({ pattern: '^20\\d\\d-(0[1-9]|1[0-2])$' });
export const Year = Type.Integer({ minimum: 2000, maximum: 2100 });
/** In steps of a quarter, as the paper list has them. */
export const Hours = (max: number) => Type.Number({ exclusiveMinimum: 0, maximum: max, multipleOf: 0.25 });
// One schema with two types: in a union the validator would coerce null into the empty text.
export const IdOrNull = Type.Unsafe<string | null>({ type: ['string', 'null'], format: 'uuid' });

/** 计划、待社区确认、已确认、退回补充、取消. */
export const ActivityState = Type.Union([
  Type.Literal('planned'),
  Type.Literal('held'),
  Type.Literal('confirmed'),
  Type.Literal('returned'),
  Type.Literal('cancelled'),
]);
export type ActivityState = Static<typeof ActivityState>;

export { Instant, MaybeUuid, Uuid };
