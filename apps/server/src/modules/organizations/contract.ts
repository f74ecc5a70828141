import { type Static, Type } from 'typebox';
import { endpoint } from '../../kernel/endpoint.ts';
import { getBelonging } from './contract-belonging.ts';
import { bodyEndpoints } from './contract-bodies.ts';
import { meetingEndpoints } from './contract-meetings.ts';
import { opinionEndpoints } from './contract-opinions.ts';
import { pairingEndpoints } from './contract-pairings.ts';
import { closed, MaybeUuid, Uuid } from './contract-parts.ts';
import { rotaEndpoints } from './contract-rota.ts';

export * from './contract-belonging.ts';
export * from './contract-bodies.ts';
export * from './contract-meetings.ts';
export * from './contract-opinions.ts';
export * from './contract-pairings.ts';
export * from './contract-rota.ts';
const MaybePhone = Type.Unsafe<string | null>({
  type: ['string', 'null'],
  minLength: 3,
  maxLength: 24,
  pattern: '^[0-9+() -]+$',
});

export const UnitKind = Type.Union([
  Type.Literal('district'),
  Type.Literal('street'),
  Type.Literal('community'),
  Type.Literal('department'),
  Type.Literal('resident-unit'),
  Type.Literal('party'),
  Type.Literal('social'),
]);
export type UnitKind = Static<typeof UnitKind>;

/** A body that can answer or help. `phone` is the office's, not a person's. */
export const Unit = Type.Object({
  id: Uuid,
  parentId: MaybeUuid,
  kind: UnitKind,
  code: Type.String(),
  name: Type.String(),
  shortName: Type.String(),
  placeId: MaybeUuid,
  phone: Type.Unsafe<string | null>({ type: ['string', 'null'] }),
  active: Type.Boolean(),
  version: Type.Integer(),
});
export type Unit = Static<typeof Unit>;

const name = Type.String({ minLength: 2, maxLength: 80 });
const shortName = Type.String({ maxLength: 20 });

/** The whole tree, parents before children, in one answer: a county has some hundreds of units, not pages of them. */
export const listUnits = endpoint({
  method: 'GET',
  path: '/api/units',
  access: 'unit.read',
  summary: 'List the units of the tenant as a flat tree, parents first; search filters by name, short name or code',
  query: Type.Object({ search: Type.Optional(Type.String({ maxLength: 40 })) }, closed),
  response: Type.Object({ items: Type.Array(Unit) }),
});

export const createUnit = endpoint({
  method: 'POST',
  path: '/api/units',
  access: 'unit.manage',
  summary: 'Add a unit below another (or a root, when there is none yet)',
  body: Type.Object(
    {
      parentId: MaybeUuid,
      kind: UnitKind,
      code: Type.String({ pattern: '^[A-Za-z0-9._-]{1,40}$' }),
      name,
      shortName: Type.Optional(shortName),
      placeId: Type.Optional(MaybeUuid),
      phone: Type.Optional(MaybePhone),
    },
    closed,
  ),
  status: 201,
  response: Unit,
});

export const updateUnit = endpoint({
  method: 'PATCH',
  path: '/api/units/{id}',
  access: 'unit.manage',
  summary: 'Rename, move, bind to a place, or close a unit; its code never changes',
  params: Type.Object({ id: Uuid }),
  body: Type.Object(
    {
      version: Type.Integer({ minimum: 1 }),
      parentId: Type.Optional(Uuid),
      name: Type.Optional(name),
      shortName: Type.Optional(shortName),
      placeId: Type.Optional(MaybeUuid),
      phone: Type.Optional(MaybePhone),
      active: Type.Optional(Type.Boolean()),
    },
    closed,
  ),
  response: Unit,
});

export const organizationsEndpoints = {
  listUnits,
  createUnit,
  updateUnit,
  getBelonging,
  ...bodyEndpoints,
  ...rotaEndpoints,
  ...pairingEndpoints,
  ...meetingEndpoints,
  ...opinionEndpoints,
};
