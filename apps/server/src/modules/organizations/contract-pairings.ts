import { type Static, Type } from 'typebox';
import { endpoint } from '../../kernel/endpoint.ts';
import {
  closed,
  Code,
  Cursor,
  Day,
  IdParams,
  May,
  MaybeDay,
  MaybeText,
  MaybeUuid,
  Uuid,
  Version,
} from './contract-parts.ts';

const Side = Type.Union([Type.Literal('community'), Type.Literal('unit')]);
export const PairingParty = Type.Object({
  id: Uuid,
  unitId: Uuid,
  side: Side,
  fromOn: Type.String(),
  untilOn: MaybeText,
});
/** Communities and units that go together; `parties` of all times. */
export const Pairing = Type.Object({
  id: Uuid,
  kind: Type.String(),
  purpose: Type.String(),
  fromOn: Type.String(),
  untilOn: MaybeText,
  parties: Type.Array(PairingParty),
  version: Type.Integer(),
  may: May,
});
export type Pairing = Static<typeof Pairing>;

export const LeaderLink = Type.Object({
  id: Uuid,
  office: Type.String(),
  postId: MaybeUuid,
  unitId: MaybeUuid,
  placeId: Uuid,
  fromOn: Type.String(),
  untilOn: MaybeText,
  version: Type.Integer(),
  may: May,
});
export type LeaderLink = Static<typeof LeaderLink>;

const present = { ended: Type.Optional(Type.Boolean()) };
const unitIds = (maxItems: number) => Type.Array(Uuid, { minItems: 1, maxItems, uniqueItems: true });

export const listPairings = endpoint({
  method: 'GET',
  path: '/api/pairings',
  access: 'body.read',
  summary: 'A page of the pairings of communities and units, the newest first, those that ended too when asked',
  query: Type.Object({ kind: Type.Optional(Code), unitId: Type.Optional(Uuid), ...present, cursor: Cursor }, closed),
  response: Type.Object({ items: Type.Array(Pairing), next: MaybeText }),
});
export const createPairing = endpoint({
  method: 'POST',
  path: '/api/pairings',
  access: 'body.manage',
  summary: 'Pair communities with units; how many go together follows from the kind',
  body: Type.Object(
    {
      kind: Code,
      purpose: Type.Optional(Type.String({ maxLength: 200 })),
      fromOn: Day,
      untilOn: Type.Optional(MaybeDay),
      communityIds: unitIds(100),
      unitIds: unitIds(500),
    },
    closed,
  ),
  status: 201,
  response: Pairing,
});
export const changePairing = endpoint({
  method: 'POST',
  path: '/api/pairings/{id}/parties',
  access: 'body.manage',
  summary: 'From a day on others take part: who joins and who leaves; the numbers of the kind hold afterwards',
  params: IdParams,
  body: Type.Object(
    {
      version: Version,
      onDay: Day,
      join: Type.Optional(Type.Array(Type.Object({ unitId: Uuid, side: Side }, closed), { maxItems: 100 })),
      leave: Type.Optional(Type.Array(Uuid, { maxItems: 100 })),
    },
    closed,
  ),
  response: Pairing,
});
export const endPairing = endpoint({
  method: 'POST',
  path: '/api/pairings/{id}/end',
  access: 'body.manage',
  summary: 'End a pairing with a day; it stays in the history',
  params: IdParams,
  body: Type.Object({ version: Version, untilOn: Day }, closed),
  response: Pairing,
});

export const listLeaderLinks = endpoint({
  method: 'GET',
  path: '/api/leader-links',
  access: 'body.read',
  summary: 'A page of which office of the county looks after which place, by places; at a place: at or below it',
  query: Type.Object({ placeId: Type.Optional(Uuid), ...present, cursor: Cursor }, closed),
  response: Type.Object({ items: Type.Array(LeaderLink), next: MaybeText }),
});
export const linkLeader = endpoint({
  method: 'POST',
  path: '/api/leader-links',
  access: 'body.manage',
  summary: 'Link an office (by its name, never a person) to a place',
  body: Type.Object(
    {
      office: Type.String({ minLength: 2, maxLength: 40 }),
      postId: Type.Optional(MaybeUuid),
      unitId: Type.Optional(MaybeUuid),
      placeId: Uuid,
      fromOn: Day,
      untilOn: Type.Optional(MaybeDay),
    },
    closed,
  ),
  status: 201,
  response: LeaderLink,
});
export const endLeaderLink = endpoint({
  method: 'POST',
  path: '/api/leader-links/{id}/end',
  access: 'body.manage',
  summary: 'End a link with a day; it stays in the history',
  params: IdParams,
  body: Type.Object({ version: Version, untilOn: Day }, closed),
  response: LeaderLink,
});

export const pairingEndpoints = {
  listPairings,
  createPairing,
  changePairing,
  endPairing,
  listLeaderLinks,
  linkLeader,
  endLeaderLink,
};
