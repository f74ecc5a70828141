import { Type, type Static } from 'typebox';
import { endpoint } from '../../kernel/endpoint.ts';
import { MaybeInstant } from '../matters/contract.ts';
import {
  byId,
  closed,
  Cursor,
  Founds,
  FoundRow,
  MaybeText,
  MaybeUuid,
  Recorded,
  Text,
  Uuid,
  Version,
} from './contract-parts.ts';

export const Every = Type.Union([Type.Literal('day'), Type.Literal('week'), Type.Literal('month')]);
export type Every = Static<typeof Every>;

/** A stop of a route: a point, or a public facility with its code. */
export const PatrolPoint = Type.Object(
  {
    name: Type.String({ minLength: 1, maxLength: 60, pattern: '\\S' }),
    facility: Type.Optional(Type.String({ maxLength: 40 })),
  },
  closed,
);
export type PatrolPoint = Static<typeof PatrolPoint>;
const Points = Type.Array(PatrolPoint, { minItems: 1, maxItems: 40 });

export const PatrolPlan = Type.Object({
  id: Uuid,
  name: Type.String(),
  placeId: Uuid,
  unitId: MaybeUuid,
  every: Every,
  points: Type.Array(PatrolPoint),
  active: Type.Boolean(),
  version: Type.Integer(),
});
export type PatrolPlan = Static<typeof PatrolPlan>;

export const listPatrolPlans = endpoint({
  method: 'GET',
  path: '/api/patrol-plans',
  access: 'patrol.read',
  summary: 'Routes of the area and how often they are walked',
  response: Type.Object({ items: Type.Array(PatrolPlan) }),
});
const Name = Text(60);
export const createPatrolPlan = endpoint({
  method: 'POST',
  path: '/api/patrol-plans',
  access: 'patrol.manage',
  summary: 'Lay a route; its first round is due in the current day, week or month',
  body: Type.Object({ name: Name, placeId: Uuid, every: Every, points: Points }, closed),
  status: 201,
  response: PatrolPlan,
});
export const updatePatrolPlan = endpoint({
  method: 'PATCH',
  path: '/api/patrol-plans/{id}',
  access: 'patrol.manage',
  summary: 'Change a route from its next round on, or switch it off',
  params: byId,
  body: Type.Object(
    {
      version: Version,
      name: Type.Optional(Name),
      every: Type.Optional(Every),
      points: Type.Optional(Points),
      active: Type.Optional(Type.Boolean()),
    },
    closed,
  ),
  response: PatrolPlan,
});

const CheckedPoint = Type.Object({ point: Type.Integer({ minimum: 0, maximum: 39 }), ok: Type.Boolean() }, closed);
export const PatrolRound = Type.Object({
  id: Uuid,
  planId: Uuid,
  name: Type.String(),
  placeId: Uuid,
  state: Type.Union([Type.Literal('due'), Type.Literal('done')]),
  dueOn: Type.String(),
  points: Type.Array(PatrolPoint),
  checked: Type.Array(CheckedPoint),
  found: Type.Integer(),
  doneAt: MaybeInstant,
  version: Type.Integer(),
  abilities: Type.Array(Type.String()),
});
export type PatrolRound = Static<typeof PatrolRound>;
export const listPatrolRounds = endpoint({
  method: 'GET',
  path: '/api/patrol-rounds',
  access: 'patrol.read',
  summary: 'Rounds of the area: due, the nearest day first, or done, newest first',
  query: Type.Object({
    view: Type.Optional(Type.Union([Type.Literal('due'), Type.Literal('overdue'), Type.Literal('done')])),
    cursor: Cursor,
  }),
  response: Type.Object({
    items: Type.Array(PatrolRound),
    next: MaybeText,
    due: Type.Integer(),
    overdue: Type.Integer(),
  }),
});
export const getPatrolRound = endpoint({
  method: 'GET',
  path: '/api/patrol-rounds/{id}',
  access: 'patrol.read',
  summary: 'One round and what came out of it',
  params: byId,
  response: Type.Object({ ...PatrolRound.properties, foundList: Type.Array(FoundRow) }),
});
export const RecordRound = Type.Object(
  { version: Version, checked: Type.Array(CheckedPoint, { maxItems: 40 }), found: Founds },
  closed,
);
export type RecordRound = Static<typeof RecordRound>;
export const recordRound = endpoint({
  method: 'POST',
  path: '/api/patrol-rounds/{id}/record',
  access: 'patrol.record',
  summary: 'Record a round: each stop as it was found',
  params: byId,
  body: RecordRound,
  response: Recorded,
});

export const roundEndpoints = {
  listPatrolPlans,
  createPatrolPlan,
  updatePatrolPlan,
  listPatrolRounds,
  getPatrolRound,
  recordRound,
};
