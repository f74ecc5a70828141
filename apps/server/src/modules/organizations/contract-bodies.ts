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

const named = {
  code: Code,
  name: Type.String({ minLength: 1, maxLength: 40 }),
  nameEn: Type.String({ maxLength: 80 }),
};
export const BodyKind = Type.Object(named, closed);
/** `leads`: who sits so may call meetings; `single`: one at a time. */
export const SeatRole = Type.Object({ ...named, leads: Type.Boolean(), single: Type.Boolean() }, closed);
const Size = Type.Integer({ minimum: 1, maximum: 500 });
/** Least and most. As a tuple it would be described in a way that JSON Schema no longer knows. */
const FromTo = Type.Unsafe<[number, number]>(Type.Array(Size, { minItems: 2, maxItems: 2 }));
/** How many communities and how many units go together, at least and at most. */
export const PairingKind = Type.Object({ ...named, communities: FromTo, units: FromTo }, closed);
const words = {
  bodyKinds: Type.Array(BodyKind, { minItems: 1, maxItems: 40 }),
  fields: Type.Array(Type.Object(named, closed), { maxItems: 40 }),
  seatRoles: Type.Array(SeatRole, { minItems: 1, maxItems: 40 }),
  pairingKinds: Type.Array(PairingKind, { minItems: 1, maxItems: 40 }),
};
/** The tenant's own words for its joint bodies; a new tenant begins with the shipped set. */
export const JointWords = Type.Object({ ...words, version: Type.Integer() });
export type JointWords = Static<typeof JointWords>;

export const Body = Type.Object({
  id: Uuid,
  kind: Type.String(),
  field: MaybeText,
  name: Type.String(),
  duty: Type.String(),
  parentId: MaybeUuid,
  placeIds: Type.Array(Uuid),
  rotates: Type.Boolean(),
  foundedOn: Type.String(),
  endedOn: MaybeText,
  /** Units that sit in it today. */
  units: Type.Integer(),
  version: Type.Integer(),
});
export type Body = Static<typeof Body>;

export const Seat = Type.Object({
  id: Uuid,
  bodyId: Uuid,
  unitId: Uuid,
  role: Type.String(),
  office: Type.String(),
  postId: MaybeUuid,
  fromOn: Type.String(),
  untilOn: MaybeText,
  version: Type.Integer(),
});
export type Seat = Static<typeof Seat>;
/** `depth`: how many of the bodies above it are in the list too. */
export const BodyRow = Type.Object({ ...Body.properties, depth: Type.Integer() });
export type BodyRow = Static<typeof BodyRow>;
const Named = Type.Object({ id: Uuid, name: Type.String() });
/**
 * Of a kind of meeting that the body holds each month, quarter or year: the day of the last one that was held, of the next one
 * that is called, and whether this month, quarter or year has one.
 */
const Beat = Type.Object({
  kind: Type.Enum(['push', 'dispatch', 'review']),
  lastOn: MaybeText,
  nextOn: MaybeText,
  isKept: Type.Boolean(),
});
export type Beat = Static<typeof Beat>;
/** Seats of all times, the present ones first; the body above it, and those right below it that have not ended. */
export const BodyDetail = Type.Object({
  ...Body.properties,
  above: Type.Union([Named, Type.Null()]),
  below: Type.Array(Named),
  seats: Type.Array(Seat),
  rhythm: Type.Array(Beat),
  may: May,
});
export type BodyDetail = Static<typeof BodyDetail>;

const name = Type.String({ minLength: 2, maxLength: 80 });
const duty = Type.String({ maxLength: 1000 });
const placeIds = Type.Array(Uuid, { minItems: 1, maxItems: 100, uniqueItems: true });
const office = Type.String({ maxLength: 40 });

export const getJointWords = endpoint({
  method: 'GET',
  path: '/api/joint-words',
  access: 'body.read',
  summary: 'Kinds of joint bodies, fields of committees, roles of seats and kinds of pairings of the tenant',
  response: JointWords,
});
export const putJointWords = endpoint({
  method: 'PUT',
  path: '/api/joint-words',
  access: 'settings.manage',
  summary: 'Replace the words for joint bodies; a code in use cannot go',
  body: Type.Object({ version: Type.Integer({ minimum: 0 }), ...words }, closed),
  response: JointWords,
});
export const listBodies = endpoint({
  method: 'GET',
  path: '/api/joint-bodies',
  access: 'body.read',
  summary:
    'A page of the joint bodies, each below the one above it, those that ended too when asked; at a place: of all places at or below it',
  query: Type.Object(
    {
      kind: Type.Optional(Code),
      placeId: Type.Optional(Uuid),
      unitId: Type.Optional(Uuid),
      ended: Type.Optional(Type.Boolean()),
      search: Type.Optional(Type.String({ maxLength: 40 })),
      cursor: Cursor,
    },
    closed,
  ),
  response: Type.Object({ items: Type.Array(BodyRow), next: MaybeText }),
});
const Counted = Type.Array(Type.Object({ code: Type.String(), n: Type.Integer() }));
export const countBodies = endpoint({
  method: 'GET',
  path: '/api/joint-body-counts',
  access: 'body.read',
  summary:
    'How many joint bodies there are today by kind, how many seats by role, and how many units sit in any of them',
  response: Type.Object({ kinds: Counted, roles: Counted, units: Type.Integer() }),
});
export const getBody = endpoint({
  method: 'GET',
  path: '/api/joint-bodies/{id}',
  access: 'body.read',
  summary: 'One joint body with its seats of all times',
  params: IdParams,
  response: BodyDetail,
});
export const foundBody = endpoint({
  method: 'POST',
  path: '/api/joint-bodies',
  access: 'body.manage',
  summary: 'Found a joint body at a place or across places of the own area',
  body: Type.Object(
    {
      kind: Code,
      field: Type.Optional(Type.Unsafe<string | null>({ type: ['string', 'null'], maxLength: 30 })),
      name,
      duty: Type.Optional(duty),
      parentId: Type.Optional(MaybeUuid),
      placeIds,
      rotates: Type.Optional(Type.Boolean()),
      foundedOn: Day,
    },
    closed,
  ),
  status: 201,
  response: BodyDetail,
});
export const updateBody = endpoint({
  method: 'PATCH',
  path: '/api/joint-bodies/{id}',
  access: 'body.manage',
  summary:
    'Rename a joint body, change its duty, places, the body above it, whether its chair rotates, or end it with a day',
  params: IdParams,
  body: Type.Object(
    {
      version: Version,
      name: Type.Optional(name),
      duty: Type.Optional(duty),
      parentId: Type.Optional(MaybeUuid),
      placeIds: Type.Optional(placeIds),
      rotates: Type.Optional(Type.Boolean()),
      endedOn: Type.Optional(MaybeDay),
    },
    closed,
  ),
  response: BodyDetail,
});
export const giveSeat = endpoint({
  method: 'POST',
  path: '/api/joint-bodies/{id}/seats',
  access: 'body.manage',
  summary: 'Give a unit a seat in a joint body from a day on, by role and, where wanted, by office or post',
  params: IdParams,
  body: Type.Object(
    {
      unitId: Uuid,
      role: Code,
      office: Type.Optional(office),
      postId: Type.Optional(MaybeUuid),
      fromOn: Day,
      untilOn: Type.Optional(MaybeDay),
    },
    closed,
  ),
  status: 201,
  response: BodyDetail,
});
export const updateSeat = endpoint({
  method: 'PATCH',
  path: '/api/body-seats/{id}',
  access: 'body.manage',
  summary: 'Name the office or post that sits there',
  params: IdParams,
  body: Type.Object({ version: Version, office: Type.Optional(office), postId: Type.Optional(MaybeUuid) }, closed),
  response: BodyDetail,
});
export const endSeat = endpoint({
  method: 'POST',
  path: '/api/body-seats/{id}/end',
  access: 'body.manage',
  summary: 'End a seat with a day; it stays in the history',
  params: IdParams,
  body: Type.Object({ version: Version, untilOn: Day }, closed),
  response: BodyDetail,
});

export const bodyEndpoints = {
  getJointWords,
  putJointWords,
  listBodies,
  countBodies,
  getBody,
  foundBody,
  updateBody,
  giveSeat,
  updateSeat,
  endSeat,
};
