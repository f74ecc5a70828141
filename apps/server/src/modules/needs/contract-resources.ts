import { Type, type Static, type TSchema } from 'typebox';
import { endpoint } from '../../kernel/endpoint.ts';
import { LogEntry } from '../matters/contract.ts';
import {
  byId,
  closed,
  Code,
  CountOrNull,
  Cursor,
  Day,
  DayOrNull,
  Instant,
  MaybeInstant,
  MaybeText,
  MaybeUuid,
  Reason,
  Short,
  Text,
  Uuid,
  Version,
} from './contract-parts.ts';

const Giver = Type.Union([
  Type.Literal('unit'),
  Type.Literal('organisation'),
  Type.Literal('team'),
  Type.Literal('social-worker'),
  Type.Literal('member'),
]);
const facts = {
  giver: Giver,
  sort: Code,
  name: Text(80),
  details: Short(2000),
  capacity: Type.Integer({ minimum: 0, maximum: 100_000_000 }),
  /** In what the capacity is counted: 人次, 小时, 元 … */
  measure: Type.String({ minLength: 1, maxLength: 12, pattern: '\\S' }),
  /** How much of it one need usually takes. */
  perNeed: Type.Integer({ minimum: 1, maximum: 100_000_000 }),
  /** Whether what was given is there again afterwards (a room), or gone (goods). */
  renews: Type.Boolean(),
  fromOn: DayOrNull,
  untilOn: DayOrNull,
  /** 1 Monday … 7 Sunday; empty for any. */
  weekdays: Type.Array(Type.Integer({ minimum: 1, maximum: 7 }), { maxItems: 7, uniqueItems: true }),
  hours: Short(60),
  placeId: Uuid,
  /** How far it goes, in metres; null for as far as needed. */
  reachM: CountOrNull,
  conditions: Short(500),
};
const { giver, sort, name, capacity, measure, ...more } = facts;
export const OfferResource = Type.Object(
  {
    /** Whose it is: the own unit or one below it unless told. */
    unitId: Type.Optional(Uuid),
    giver,
    sort,
    name,
    capacity,
    measure,
    ...Type.Partial(Type.Object(more)).properties,
  },
  closed,
);
export type OfferResource = Static<typeof OfferResource>;
export const ReviseResource = Type.Object({ ...Type.Partial(Type.Object(facts)).properties, version: Version }, closed);
export type ReviseResource = Static<typeof ReviseResource>;

export const Resource = Type.Object({
  id: Uuid,
  unitId: Uuid,
  giver: Giver,
  sort: Type.String(),
  name: Type.String(),
  details: Type.String(),
  capacity: Type.Integer(),
  /** What is promised of the capacity. */
  taken: Type.Integer(),
  measure: Type.String(),
  perNeed: Type.Integer(),
  renews: Type.Boolean(),
  fromOn: MaybeText,
  untilOn: MaybeText,
  weekdays: Type.Array(Type.Integer()),
  hours: Type.String(),
  placeId: Uuid,
  reachM: Type.Union([Type.Integer(), Type.Null()]),
  conditions: Type.String(),
  state: Type.Union([Type.Literal('open'), Type.Literal('closed')]),
  closedReason: MaybeText,
  createdAt: Instant,
  updatedAt: Instant,
  version: Type.Integer(),
  abilities: Type.Array(Type.String()),
});
export type Resource = Static<typeof Resource>;
export const offerResource = endpoint({
  method: 'POST',
  path: '/api/resources',
  access: 'resource.offer',
  summary: 'Put what a unit can give on the list of resources',
  body: OfferResource,
  status: 201,
  response: Resource,
});
export const listResources = endpoint({
  method: 'GET',
  path: '/api/resources',
  access: 'resource.read',
  summary: 'Resources, newest first: by unit, sort or words; the closed ones when asked for',
  query: Type.Object({
    state: Type.Optional(Type.Union([Type.Literal('open'), Type.Literal('closed')])),
    unitId: Type.Optional(Uuid),
    sort: Type.Optional(Code),
    q: Type.Optional(Type.String({ minLength: 1, maxLength: 60 })),
    /** Only those of which something is left. */
    left: Type.Optional(Type.Boolean()),
    cursor: Cursor,
  }),
  response: Type.Object({ items: Type.Array(Resource), next: MaybeText }),
});
export const getResource = endpoint({
  method: 'GET',
  path: '/api/resources/{id}',
  access: 'resource.read',
  summary: 'One resource; its history for those who speak for its unit',
  params: byId,
  response: Type.Object({ ...Resource.properties, log: Type.Array(LogEntry) }),
});
export const reviseResource = endpoint({
  method: 'PATCH',
  path: '/api/resources/{id}',
  access: 'resource.offer',
  summary: 'Change a resource; its capacity never below what is promised of it',
  params: byId,
  body: ReviseResource,
  response: Resource,
});
export const closeResource = endpoint({
  method: 'POST',
  path: '/api/resources/{id}/close',
  access: 'resource.offer',
  summary: 'Take a resource off the list; what is promised of it stands',
  params: byId,
  body: Type.Object({ version: Version, reason: Text(500) }, closed),
  response: Resource,
});
export const reopenResource = endpoint({
  method: 'POST',
  path: '/api/resources/{id}/reopen',
  access: 'resource.offer',
  summary: 'Put a closed resource on the list again',
  params: byId,
  body: Type.Object({ version: Version }, closed),
  response: Resource,
});

/** 占用: so much of a resource for a need. */
export const Promised = Type.Object({
  id: Uuid,
  needId: Uuid,
  resourceId: Uuid,
  giverId: Uuid,
  keeperId: MaybeUuid,
  amount: Type.Integer(),
  measure: Type.String(),
  needTitle: Type.String(),
  resourceName: Type.String(),
  state: Type.Union([
    Type.Literal('tentative'),
    Type.Literal('confirmed'),
    Type.Literal('kept'),
    Type.Literal('fallen-through'),
  ]),
  plannedOn: MaybeText,
  note: Type.String(),
  outcome: MaybeText,
  planId: MaybeUuid,
  needSideAt: MaybeInstant,
  giverSideAt: MaybeInstant,
  createdAt: Instant,
  endedAt: MaybeInstant,
  version: Type.Integer(),
  abilities: Type.Array(Type.String()),
});
export type Promised = Static<typeof Promised>;
export const makePromise = endpoint({
  method: 'POST',
  path: '/api/promises',
  access: 'need.read',
  summary:
    'Promise so much of a resource for a need on the list; whoever makes it has thereby confirmed for the own side',
  body: Type.Object(
    {
      needId: Uuid,
      resourceId: Uuid,
      amount: Type.Optional(Type.Integer({ minimum: 1, maximum: 100_000_000 })),
      plannedOn: Type.Optional(Day),
      note: Type.Optional(Short(500)),
    },
    closed,
  ),
  status: 201,
  response: Promised,
});
export const listPromises = endpoint({
  method: 'GET',
  path: '/api/promises',
  access: 'need.read',
  summary:
    'Promises the caller’s side has part in, newest first: of a need, of a resource, by state, of a plan; those still owed by the day planned',
  query: Type.Object({
    needId: Type.Optional(Uuid),
    resourceId: Type.Optional(Uuid),
    planId: Type.Optional(Uuid),
    state: Type.Optional(Promised.properties.state),
    /** What is still to be given, the earliest day first; what has no day comes last. */
    owed: Type.Optional(Type.Boolean()),
    cursor: Cursor,
  }),
  response: Type.Object({ items: Type.Array(Promised), next: MaybeText }),
});
const onPromise = <N extends string, B extends TSchema>(name: N, summary: string, body: B) =>
  endpoint({
    method: 'POST',
    path: `/api/promises/{id}/${name}` as const,
    access: 'need.read',
    summary,
    params: byId,
    body,
    response: Promised,
  });
export const confirmPromise = onPromise(
  'confirm',
  'Confirm a promise for one side: that of the need or that of the giver; by another person for each side',
  Type.Object({ version: Version, side: Type.Union([Type.Literal('need'), Type.Literal('giver')]) }, closed),
);
export const keepPromise = onPromise(
  'keep',
  'Say that a confirmed promise was kept, what came of it, and whether the need is met with that',
  Type.Object(
    {
      version: Version,
      outcome: Text(1000),
      meets: Type.Optional(Type.Boolean()),
      /** Of a need that is met with it: what the residents behind it are told; a plain sentence unless given. */
      publicText: Type.Optional(Text(1000)),
    },
    closed,
  ),
);
export const dropPromise = onPromise(
  'fall-through',
  'Say that a promise fell through; what it took is free again',
  Type.Object({ version: Version, reason: Text(500) }, closed),
);

export const CandidateView = Type.Object({
  resource: Resource,
  left: Type.Integer(),
  /** How much of it one would promise: enough for the people concerned where it is counted by people, else what one need takes. */
  amount: Type.Integer(),
  worth: Type.Integer(),
  distanceM: Type.Union([Type.Integer(), Type.Null()]),
  reasons: Type.Array(Reason),
  /** `promise` where the caller speaks for the need or for the giver. */
  abilities: Type.Array(Type.String()),
});
export type CandidateView = Static<typeof CandidateView>;
export const listCandidates = endpoint({
  method: 'GET',
  path: '/api/needs/{id}/candidates',
  access: 'need.read',
  summary: 'The resources that suit a need best, each with the reasons',
  params: byId,
  query: Type.Object({ limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 50 })) }),
  response: Type.Object({ items: Type.Array(CandidateView) }),
});
export const resourceEndpoints = {
  offerResource,
  listResources,
  getResource,
  reviseResource,
  closeResource,
  reopenResource,
  makePromise,
  listPromises,
  confirmPromise,
  keepPromise,
  dropPromise,
  listCandidates,
};
