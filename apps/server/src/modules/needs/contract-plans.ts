import { Type, type Static } from 'typebox';
import { endpoint } from '../../kernel/endpoint.ts';
import {
  byId,
  closed,
  Cursor,
  Instant,
  MaybeInstant,
  MaybeText,
  MaybeUuid,
  Reason,
  Uuid,
  Version,
} from './contract-parts.ts';

const Pair = Type.Object({ needId: Uuid, resourceId: Uuid }, closed);
const Forbid = Type.Object(
  { needId: Type.Optional(Uuid), resourceId: Type.Optional(Uuid) },
  { ...closed, minProperties: 1 },
);
const wishes = {
  /** What the first need met in a community adds beside the need itself; 0 for none. */
  fairness: Type.Optional(Type.Integer({ minimum: 0, maximum: 1000 })),
  /** Whether a pair may be taken for its sort alone, with no word in common. */
  sortAlone: Type.Optional(Type.Boolean()),
  /** Pairs that stand whatever else is worth more. */
  pins: Type.Optional(Type.Array(Pair, { maxItems: 1000 })),
  /** Pairs that must not be, or a need or a resource that stays out altogether. */
  forbids: Type.Optional(Type.Array(Forbid, { maxItems: 1000 })),
};
export const MatchPlan = Type.Object({
  id: Uuid,
  placeId: Uuid,
  state: Type.Union([
    Type.Literal('solving'),
    Type.Literal('draft'),
    Type.Literal('failed'),
    Type.Literal('accepting'),
    Type.Literal('accepted'),
    Type.Literal('discarded'),
  ]),
  fairness: Type.Integer(),
  sortAlone: Type.Boolean(),
  pins: Type.Array(Pair),
  /** The names are told where one plan is asked for. */
  forbids: Type.Array(
    Type.Object({
      needId: Type.Optional(Uuid),
      resourceId: Type.Optional(Uuid),
      needTitle: Type.Optional(Type.String()),
      resourceName: Type.Optional(Type.String()),
    }),
  ),
  /** Null until it is reckoned. `bound`: what no plan over these candidates can exceed. */
  figures: Type.Union([
    Type.Object({
      needs: Type.Integer(),
      resources: Type.Integer(),
      candidates: Type.Integer(),
      matched: Type.Integer(),
      worth: Type.Integer(),
      bound: Type.Integer(),
      pinsLost: Type.Integer(),
    }),
    Type.Null(),
  ]),
  createdAt: Instant,
  solvedAt: MaybeInstant,
  acceptedAt: MaybeInstant,
  version: Type.Integer(),
});
export type MatchPlan = Static<typeof MatchPlan>;
export const PlannedPair = Type.Object({
  needId: Uuid,
  needTitle: Type.String(),
  resourceId: Uuid,
  resourceName: Type.String(),
  giverId: Uuid,
  keeperId: MaybeUuid,
  worth: Type.Integer(),
  reasons: Type.Array(Reason),
  pinned: Type.Boolean(),
  /** The promise it became, or why it could not (code of the refusal). */
  promiseId: MaybeUuid,
  refusal: MaybeText,
});
export type PlannedPair = Static<typeof PlannedPair>;
export const UnmatchedNeed = Type.Object({
  needId: Uuid,
  needTitle: Type.String(),
  keeperId: MaybeUuid,
  why: Type.Union([
    Type.Literal('nothing-suits'),
    Type.Literal('sort-alone'),
    Type.Literal('used-up'),
    Type.Literal('too-far'),
    Type.Literal('too-late'),
    Type.Literal('forbidden'),
  ]),
});
export type UnmatchedNeed = Static<typeof UnmatchedNeed>;

export const startMatchPlan = endpoint({
  method: 'POST',
  path: '/api/match-plans',
  access: 'need.plan',
  summary: 'Have the best plan for an area reckoned; it is a draft once `figures` are there',
  body: Type.Object({ placeId: Type.Optional(Uuid), ...wishes }, closed),
  status: 202,
  response: MatchPlan,
});
export const listMatchPlans = endpoint({
  method: 'GET',
  path: '/api/match-plans',
  access: 'need.plan',
  summary: 'The latest thirty plans of the own area',
  response: Type.Object({ items: Type.Array(MatchPlan) }),
});
export const getMatchPlan = endpoint({
  method: 'GET',
  path: '/api/match-plans/{id}',
  access: 'need.plan',
  summary: 'One plan with its figures',
  params: byId,
  response: MatchPlan,
});
export const listPlannedPairs = endpoint({
  method: 'GET',
  path: '/api/match-plans/{id}/pairs',
  access: 'need.plan',
  summary: 'What the plan matches, the greatest worth first',
  params: byId,
  query: Type.Object({ cursor: Cursor }),
  response: Type.Object({ items: Type.Array(PlannedPair), next: MaybeText }),
});
export const listUnmatched = endpoint({
  method: 'GET',
  path: '/api/match-plans/{id}/unmatched',
  access: 'need.plan',
  summary: 'What stays unmatched, and why (未匹配预警)',
  params: byId,
  query: Type.Object({ cursor: Cursor }),
  response: Type.Object({ items: Type.Array(UnmatchedNeed), next: MaybeText }),
});
export const solveMatchPlan = endpoint({
  method: 'POST',
  path: '/api/match-plans/{id}/solve',
  access: 'need.plan',
  summary: 'Pin, forbid, weigh fairness anew, and have the plan reckoned again; what is left out stays as it was',
  params: byId,
  body: Type.Object({ version: Version, ...wishes }, closed),
  status: 202,
  response: MatchPlan,
});
export const acceptMatchPlan = endpoint({
  method: 'POST',
  path: '/api/match-plans/{id}/accept',
  access: 'need.plan',
  summary: 'Make a tentative promise of every pair; what no longer fits is told beside the pair',
  params: byId,
  body: Type.Object({ version: Version }, closed),
  status: 202,
  response: MatchPlan,
});
export const discardMatchPlan = endpoint({
  method: 'POST',
  path: '/api/match-plans/{id}/discard',
  access: 'need.plan',
  summary: 'Leave a plan that is not to be',
  params: byId,
  body: Type.Object({ version: Version }, closed),
  response: MatchPlan,
});
export const planEndpoints = {
  startMatchPlan,
  listMatchPlans,
  getMatchPlan,
  listPlannedPairs,
  listUnmatched,
  solveMatchPlan,
  acceptMatchPlan,
  discardMatchPlan,
};
