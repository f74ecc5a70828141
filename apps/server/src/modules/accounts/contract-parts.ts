import { type Static, Type } from 'typebox';

export const closed = { additionalProperties: false } as const;
export const Uuid = Type.String({ format: 'uuid' });
// One schema with two types: in a union of schemas the validator would coerce null into the empty text.
export const MaybeUuid = Type.Unsafe<string | null>({ type: ['string', 'null'], format: 'uuid' });
export const MaybeText = Type.Unsafe<string | null>({ type: ['string', 'null'] });
/** 'YYYY-MM-DD' in the tenant's time zone. */
export const CivilDate = Type.String({ format: 'date' });
export const MaybeCivilDate = Type.Unsafe<string | null>({ type: ['string', 'null'], format: 'date' });
export const Password = Type.String({ minLength: 1, maxLength: 200 });

export const Scope = Type.Union([
  Type.Literal('tenant'),
  Type.Literal('place'),
  Type.Literal('unit'),
  Type.Literal('own'),
  Type.Literal('none'),
]);
export type Scope = Static<typeof Scope>;

/** A role held by a person at a unit or place, from one civil date to another (both days included). */
export const Post = Type.Object({
  id: Uuid,
  role: Type.String(),
  roleName: Type.String(),
  roleNameEn: Type.String(),
  title: Type.String(),
  unitId: MaybeUuid,
  unitName: MaybeText,
  placeId: MaybeUuid,
  placeName: MaybeText,
  validFrom: CivilDate,
  validUntil: MaybeCivilDate,
  version: Type.Integer(),
});
export type Post = Static<typeof Post>;
