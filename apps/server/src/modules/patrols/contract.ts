import { Type, type Static } from 'typebox';
import { endpoint } from '../../kernel/endpoint.ts';
import { MaybeInstant } from '../matters/contract.ts';
import { hazardEndpoints } from './contract-hazards.ts';
import {
  byId,
  closed,
  Cursor,
  Day,
  Instant,
  MaybeText,
  MaybeUuid,
  Month,
  Text,
  Uuid,
  Version,
} from './contract-parts.ts';
import { roundEndpoints } from './contract-rounds.ts';
import { visitEndpoints } from './contract-visits.ts';

export * from './contract-hazards.ts';
export * from './contract-rounds.ts';
export * from './contract-visits.ts';
export type { Found, FoundAs, HazardLevel, Recorded } from './contract-parts.ts';

/** 待调解 or 待转需求: found on a visit or a round, for another module to take over. */
export const Finding = Type.Object({
  id: Uuid,
  kind: Type.Union([Type.Literal('dispute'), Type.Literal('need')]),
  placeId: Uuid,
  unitId: MaybeUuid,
  content: Type.String(),
  foundIn: Type.Union([Type.Literal('visit'), Type.Literal('patrol')]),
  foundId: Uuid,
  state: Type.Union([Type.Literal('waiting'), Type.Literal('taken')]),
  /** Number or name of what it was handed over to. */
  reference: MaybeText,
  targetId: MaybeUuid,
  createdAt: Instant,
  takenAt: MaybeInstant,
  version: Type.Integer(),
});
export type Finding = Static<typeof Finding>;
export const FindingKind = Type.Union([Type.Literal('dispute'), Type.Literal('need')]);
export type FindingKind = Static<typeof FindingKind>;
export const listFindings = endpoint({
  method: 'GET',
  path: '/api/findings',
  access: 'patrol.read',
  summary: 'Disputes that wait for mediation, or needs that wait to be taken up; the oldest first',
  query: Type.Object({
    kind: FindingKind,
    state: Type.Optional(Type.Union([Type.Literal('waiting'), Type.Literal('taken')])),
    cursor: Cursor,
  }),
  response: Type.Object({ items: Type.Array(Finding), next: MaybeText }),
});
export const handOverFinding = endpoint({
  method: 'POST',
  path: '/api/findings/{id}/hand-over',
  access: 'patrol.manage',
  summary: 'Note to whom it was handed over, with the number or name it has there',
  params: byId,
  body: Type.Object({ version: Version, reference: Text(120) }, closed),
  response: Finding,
});

/** 领导包格: one leader of one grid, and whether he or she was there in the month asked for. */
export const GridLeader = Type.Object({
  id: Uuid,
  placeId: Uuid,
  name: Type.String(),
  title: Type.String(),
  fromMonth: Type.String(),
  untilMonth: MaybeText,
  /** The day, or null when nothing is recorded for the month. */
  visitedOn: MaybeText,
  version: Type.Integer(),
});
export type GridLeader = Static<typeof GridLeader>;
export const listGridLeaders = endpoint({
  method: 'GET',
  path: '/api/grid-leaders',
  access: 'patrol.read',
  summary:
    'Who takes care of which grid in a month, and whether the monthly visit took place: facts by grid, no ranking',
  query: Type.Object({ month: Type.Optional(Month) }),
  response: Type.Object({ month: Type.String(), items: Type.Array(GridLeader) }),
});
export const assignGridLeader = endpoint({
  method: 'POST',
  path: '/api/grid-leaders',
  access: 'patrol.manage',
  summary: 'Name the leader who takes care of a grid from a month on',
  body: Type.Object(
    { placeId: Uuid, name: Text(40), title: Type.Optional(Type.String({ maxLength: 60 })), fromMonth: Month },
    closed,
  ),
  status: 201,
  response: GridLeader,
});
export const endGridLeader = endpoint({
  method: 'PATCH',
  path: '/api/grid-leaders/{id}',
  access: 'patrol.manage',
  summary: 'Say with which month a leader ceases to take care of the grid',
  params: byId,
  body: Type.Object({ version: Version, untilMonth: Month }, closed),
  response: GridLeader,
});
const byMonth = Type.Object({ id: Uuid, month: Month });
export const recordLeaderVisit = endpoint({
  method: 'PUT',
  path: '/api/grid-leaders/{id}/months/{month}',
  access: 'patrol.manage',
  summary: 'Record that the monthly visit took place, and on which day; a second time puts the day right',
  params: byMonth,
  body: Type.Object({ visitedOn: Day }, closed),
  response: GridLeader,
});
export const withdrawLeaderVisit = endpoint({
  method: 'DELETE',
  path: '/api/grid-leaders/{id}/months/{month}',
  access: 'patrol.manage',
  summary: 'Take back a monthly visit that was recorded by mistake',
  params: byMonth,
  response: GridLeader,
});

/** 流动网格员: a link with which somebody without an account may report, and nothing else. */
export const MobileLink = Type.Object({
  id: Uuid,
  unitId: Uuid,
  label: Type.String(),
  expiresOn: Type.String(),
  /** How many reports came through it; which ones is kept nowhere. */
  reports: Type.Integer(),
  createdAt: Instant,
  revokedAt: MaybeInstant,
});
export type MobileLink = Static<typeof MobileLink>;
export const listMobileLinks = endpoint({
  method: 'GET',
  path: '/api/mobile-links',
  access: 'patrol.manage',
  summary: 'The links of mobile grid workers that the own unit has issued',
  response: Type.Object({ items: Type.Array(MobileLink) }),
});
export const issueMobileLink = endpoint({
  method: 'POST',
  path: '/api/mobile-links',
  access: 'patrol.manage',
  summary: 'Issue a personal link; the token in the answer is shown once',
  body: Type.Object({ label: Text(40), days: Type.Optional(Type.Integer({ minimum: 1, maximum: 366 })) }, closed),
  status: 201,
  response: Type.Object({ ...MobileLink.properties, token: Type.String() }),
});
export const revokeMobileLink = endpoint({
  method: 'POST',
  path: '/api/mobile-links/{id}/revoke',
  access: 'patrol.manage',
  summary: 'Revoke a link for good',
  params: byId,
  response: MobileLink,
});
const Token = Type.String({ minLength: 20, maxLength: 80 });
export const lookAtMobileLink = endpoint({
  method: 'POST',
  path: '/api/mobile-reports/link',
  access: 'public',
  summary: 'Whether a link still counts, and which community issued it',
  body: Type.Object({ token: Token }, closed),
  response: Type.Object({ unitName: Type.String() }),
});
export const MobileReport = Type.Object(
  {
    token: Token,
    content: Text(2000),
    address: Type.Optional(Type.String({ maxLength: 200 })),
    placeId: Type.Optional(Uuid),
    /** Where the thing is. Only its grid is kept. */
    lon: Type.Optional(Type.Number({ minimum: -180, maximum: 180 })),
    lat: Type.Optional(Type.Number({ minimum: -90, maximum: 90 })),
    photos: Type.Optional(
      Type.Array(Type.Object({ id: Uuid, claim: Type.String({ minLength: 8, maxLength: 100 }) }, closed), {
        maxItems: 3,
      }),
    ),
  },
  closed,
);
export type MobileReport = Static<typeof MobileReport>;
export const sendMobileReport = endpoint({
  method: 'POST',
  path: '/api/mobile-reports',
  access: 'public',
  summary: 'A mobile grid worker reports through his or her link: a request like any other',
  body: MobileReport,
  status: 201,
  response: Type.Object({ number: Type.String(), queryCode: Type.String() }),
});

export const patrolsEndpoints = {
  ...visitEndpoints,
  ...roundEndpoints,
  ...hazardEndpoints,
  listFindings,
  handOverFinding,
  listGridLeaders,
  assignGridLeader,
  endGridLeader,
  recordLeaderVisit,
  withdrawLeaderVisit,
  listMobileLinks,
  issueMobileLink,
  revokeMobileLink,
  lookAtMobileLink,
  sendMobileReport,
};
