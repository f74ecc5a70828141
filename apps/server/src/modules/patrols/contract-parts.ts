import { Type, type Static } from 'typebox';
import { Instant, MaybeUuid, Uuid } from '../matters/contract.ts';

export const closed = { additionalProperties: false } as const;
export const byId = Type.Object({ id: Uuid });
export const MaybeText = Type.Union([Type.String(), Type.Null()]);
/** A civil date in the tenant's time zone. */
export const Day = Type.String({ pattern: '^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])$' });
export const Month = Type.String({ minLength: 7, maxLength: 7, pattern: '^\\d{4}-(0[1-9]|1[0-2])$' });
export const Version = Type.Integer({ minimum: 1 });
export const Cursor = Type.Optional(Type.String({ maxLength: 200 }));
export const Text = (max: number) => Type.String({ minLength: 2, maxLength: max, pattern: '\\S' });

export const HazardLevel = Type.Union([Type.Literal('general'), Type.Literal('major')]);
export type HazardLevel = Static<typeof HazardLevel>;

/** What a visit or a round brought to light: each is entered here once and stands in its own list at once. */
export const Found = Type.Object(
  {
    kind: Type.Union([Type.Literal('request'), Type.Literal('hazard'), Type.Literal('dispute'), Type.Literal('need')]),
    content: Text(2000),
    /** Of a request or a hazard; without it the community decides. */
    category: Type.Optional(Type.String({ maxLength: 40 })),
    address: Type.Optional(Type.String({ maxLength: 200 })),
    level: Type.Optional(HazardLevel),
    /** Pictures; only of a sub-category that says why one is needed. */
    files: Type.Optional(Type.Array(Uuid, { maxItems: 3 })),
  },
  closed,
);
export type Found = Static<typeof Found>;
export const Founds = Type.Optional(Type.Array(Found, { maxItems: 8 }));

/** What became of it: where it stands now. */
export const FoundAs = Type.Object({
  kind: Type.String(),
  id: Uuid,
  /** Of a request or a hazard. */
  number: MaybeText,
  /** Of a request: for the resident who stands beside; shown once. */
  queryCode: MaybeText,
});
export type FoundAs = Static<typeof FoundAs>;

/** The same, as it is seen later. */
export const FoundRow = Type.Object({ kind: Type.String(), id: Uuid, number: MaybeText, content: Type.String() });

export const Recorded = Type.Object({ id: Uuid, version: Type.Integer(), found: Type.Array(FoundAs) });
export type Recorded = Static<typeof Recorded>;

export { Instant, MaybeUuid, Uuid };
