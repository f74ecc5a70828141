import { Type, type Static } from 'typebox';
import { endpoint } from '../../kernel/endpoint.ts';
import { Instant, MaybeInstant, MaybeUuid, Uuid } from '../matters/contract.ts';
import { input, Words } from './contract-inputs.ts';

const closed = { additionalProperties: false } as const;

/** 挂账清单: what is suspended, the nearest review first. */
export const SuspensionRow = Type.Object({
  id: Uuid,
  number: Type.String(),
  title: Type.String(),
  category: Type.Union([Type.String(), Type.Null()]),
  placeId: MaybeUuid,
  leadId: MaybeUuid,
  reasonClass: Type.String(),
  reason: Type.String(),
  since: Instant,
  reviewOn: Type.String(),
  /** The day of review has passed. */
  reviewDue: Type.Boolean(),
  renewals: Type.Integer(),
  version: Type.Integer(),
});
export type SuspensionRow = Static<typeof SuspensionRow>;

export const listSuspensions = endpoint({
  method: 'GET',
  path: '/api/suspensions',
  access: 'request.read',
  summary: 'The register of suspended requests within what the active post sees',
  query: Type.Object(
    { reviewDue: Type.Optional(Type.Boolean()), cursor: Type.Optional(Type.String({ maxLength: 200 })) },
    closed,
  ),
  response: Type.Object({ items: Type.Array(SuspensionRow), next: Type.Union([Type.String(), Type.Null()]) }),
});

/** 剔除: touches the assessed rates and nothing else, neither the request nor what the public sees. */
export const ExclusionRow = Type.Object({
  id: Uuid,
  requestId: Uuid,
  number: Type.String(),
  unitId: Uuid,
  ground: Type.String(),
  reason: Type.String(),
  files: Type.Array(Uuid),
  state: Type.Union([Type.Literal('waiting'), Type.Literal('accepted'), Type.Literal('rejected')]),
  createdAt: Instant,
  decidedAt: MaybeInstant,
  /** How many of the panel have voted, and what the caller did. */
  votes: Type.Array(Type.Object({ accepted: Type.Boolean(), reason: Type.String(), at: Type.String() })),
  version: Type.Integer(),
  abilities: Type.Array(Type.String()),
});
export type ExclusionRow = Static<typeof ExclusionRow>;

export const ExclusionGround = Type.Union([
  Type.Literal('beyond-duty'),
  Type.Literal('unlawful-demand'),
  Type.Literal('false-report'),
  Type.Literal('force-majeure'),
  Type.Literal('other'),
]);

export const appealAssessment = endpoint({
  method: 'POST',
  path: '/api/requests/{id}/appeal',
  access: 'request.handle',
  summary: 'The unit that answered asks that a followed-up request be left out of its assessment',
  params: Type.Object({ id: Uuid }),
  body: Type.Object(
    { ground: ExclusionGround, reason: Words(500), files: Type.Array(Uuid, { minItems: 1, maxItems: 6 }) },
    closed,
  ),
  status: 201,
  response: ExclusionRow,
});
export const listExclusions = endpoint({
  method: 'GET',
  path: '/api/exclusions',
  access: 'request.read',
  summary: 'Appeals against the assessment, newest first: of the own unit, or all for the panel',
  query: Type.Object(
    {
      state: Type.Optional(Type.Union([Type.Literal('waiting'), Type.Literal('accepted'), Type.Literal('rejected')])),
      cursor: Type.Optional(Type.String({ maxLength: 200 })),
    },
    closed,
  ),
  response: Type.Object({ items: Type.Array(ExclusionRow), next: Type.Union([Type.String(), Type.Null()]) }),
});
export const voteOnExclusion = endpoint({
  method: 'POST',
  path: '/api/exclusions/{id}/vote',
  access: 'request.exclude',
  summary: 'One of the two of the panel decides; accepted only when both accept',
  params: Type.Object({ id: Uuid }),
  body: input({ accepted: Type.Boolean(), reason: Words(500) }),
  response: ExclusionRow,
});

/** Where what is not for the government goes at once: emergency numbers and statutory routes. */
export const Diversion = Type.Object({
  code: Type.String(),
  name: Type.String(),
  phone: Type.Union([Type.String(), Type.Null()]),
  advice: Type.Object({ zh: Type.String(), en: Type.String() }),
});
export type Diversion = Static<typeof Diversion>;

export const listDiversions = endpoint({
  method: 'GET',
  path: '/api/diversions',
  access: 'public',
  summary: 'Emergency numbers and statutory routes, with whom to call',
  response: Type.Object({ items: Type.Array(Diversion) }),
});

/** 应急时限: while on, new requests begin with it; what is open keeps the limits it began with. */
export const EmergencyLimits = Type.Object({
  on: Type.Boolean(),
  since: MaybeInstant,
  reason: Type.Union([Type.String(), Type.Null()]),
});
export const getEmergency = endpoint({
  method: 'GET',
  path: '/api/emergency-limits',
  access: 'request.read',
  summary: 'Whether the emergency preset of limits is in force',
  response: EmergencyLimits,
});
export const switchEmergency = endpoint({
  method: 'PUT',
  path: '/api/emergency-limits',
  access: 'request.emergency',
  summary: 'Switch the emergency preset of limits on or off for new requests',
  body: Type.Object({ on: Type.Boolean(), reason: Words(500) }, closed),
  response: EmergencyLimits,
});

export const registerEndpoints = {
  listSuspensions,
  appealAssessment,
  listExclusions,
  voteOnExclusion,
  listDiversions,
  getEmergency,
  switchEmergency,
};
