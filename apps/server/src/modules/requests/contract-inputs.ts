import { Type, type TObject, type TProperties } from 'typebox';
import { Uuid } from '../matters/contract.ts';

/** Every action carries the version the person saw, so that nobody acts on a stale screen. */
export const input = <P extends TProperties>(
  properties: P,
): TObject<P & { version: ReturnType<typeof Type.Integer> }> =>
  Type.Object({ ...properties, version: Type.Integer({ minimum: 1 }) }, { additionalProperties: false }) as never;

export const Words = (max: number) => Type.String({ minLength: 2, maxLength: max });
export const Category = Type.String({ minLength: 1, maxLength: 40 });
export const Clause = Type.String({ minLength: 1, maxLength: 40 });
export const Note = Type.Optional(Type.String({ maxLength: 1000 }));
export const Files = Type.Optional(Type.Array(Uuid, { maxItems: 6 }));
/** A civil date in the tenant's time zone. */
export const Day = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' });
