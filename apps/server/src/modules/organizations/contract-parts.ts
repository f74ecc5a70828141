import { Type } from 'typebox';

export const closed = { additionalProperties: false } as const;
export const Uuid = Type.String({ format: 'uuid' });
// One schema with two types: in a union of schemas the validator would coerce null into the empty text.
export const MaybeUuid = Type.Unsafe<string | null>({ type: ['string', 'null'], format: 'uuid' });
export const MaybeText = Type.Unsafe<string | null>({ type: ['string', 'null'] });
/** 'YYYY-MM-DD'. */
export const Day = Type.String({ format: 'date', pattern: '^(19|20)' });
export const MaybeDay = Type.Unsafe<string | null>({ type: ['string', 'null'], format: 'date', pattern: '^(19|20)' });
/** 'YYYY-MM'. */
export const Month = Type.String({ minLength: 7, maxLength: 7, pattern: '^20[0-9]{2}-(0[1-9]|1[0-2])$' });
export const Code = Type.String({ pattern: '^[a-z0-9+-]{1,30}$' });
/** Where a page of a list goes on: what the page before said under `next`. */
export const Cursor = Type.Optional(Type.String({ maxLength: 2000 }));
export const IdParams = Type.Object({ id: Uuid });
export const Version = Type.Integer({ minimum: 1 });
/** How an answer says what the caller may do with it. */
export const May = Type.Array(Type.String());
