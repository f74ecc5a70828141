import { type Static, Type } from 'typebox';
import { endpoint } from '../../kernel/endpoint.ts';
import { FileView } from '../files/contract.ts';
import {
  ActivityState,
  byId,
  closed,
  Code,
  Hours,
  IdOrNull,
  Instant,
  MaybeText,
  MaybeUuid,
  Text,
  Uuid,
  Version,
  Year,
} from './contract-parts.ts';
import { optionEndpoints } from './contract-options.ts';
import { activityFilter, sheetEndpoints } from './contract-sheets.ts';

export { ActivityState };
export { type ActivityOptions, getActivityOptions, putActivityOptions } from './contract-options.ts';
export { exportActivities, importSheet, sheetTemplate } from './contract-sheets.ts';

const MaybeCount = Type.Union([Type.Integer(), Type.Null()]);
const MaybeNumber = Type.Union([Type.Number(), Type.Null()]);
const Abilities = Type.Array(Type.String());

/** One joint activity as a list shows it. Nobody is named. */
export const ActivityRow = Type.Object({
  id: Uuid,
  title: Type.String(),
  kind: Type.String(),
  state: ActivityState,
  beginsAt: Instant,
  endsAt: Instant,
  placeId: MaybeUuid,
  venue: Type.String(),
  unitId: Uuid,
  helperIds: Type.Array(Uuid),
  communityId: Uuid,
  bodyId: MaybeUuid,
  /** Who took part, their hours together and who was served; null until it was held. */
  people: MaybeCount,
  hours: MaybeNumber,
  served: MaybeCount,
  version: Type.Integer(),
  abilities: Abilities,
});
export type ActivityRow = Static<typeof ActivityRow>;

const LogEntry = Type.Object({
  kind: Type.String(),
  at: Instant,
  actor: MaybeText,
  unitId: MaybeUuid,
  data: Type.Record(Type.String(), Type.Unknown()),
});
export const Activity = Type.Object({
  ...ActivityRow.properties,
  projectId: MaybeUuid,
  agreementId: MaybeUuid,
  bodyName: MaybeText,
  /** The theme of the month of the joint body it is with, where it has one. */
  theme: MaybeText,
  facts: MaybeText,
  /** Why it was sent back or called off. */
  reason: MaybeText,
  pictures: Type.Array(FileView),
  /** Rows of the participants' sheet, and how many of them still have their names. */
  sheetRows: Type.Integer(),
  sheetNames: Type.Integer(),
  confirmedAt: Type.Union([Instant, Type.Null()]),
  log: Type.Array(LogEntry),
});
export type Activity = Static<typeof Activity>;

export const ActivityKind = Type.Object({ code: Type.String(), name: Type.String(), nameEn: Type.String() });
export const listActivityKinds = endpoint({
  method: 'GET',
  path: '/api/activity-kinds',
  access: 'activity.read',
  summary: 'The kinds of activities in use here, and how many days names of participants are kept',
  response: Type.Object({ items: Type.Array(ActivityKind), namesKeepDays: Type.Integer() }),
});

export const listActivities = endpoint({
  method: 'GET',
  path: '/api/activities',
  access: 'activity.read',
  summary: 'Activities the caller sees, the latest first',
  query: Type.Object({ ...activityFilter, cursor: Type.Optional(Type.String({ maxLength: 200 })) }, closed),
  response: Type.Object({ items: Type.Array(ActivityRow), next: MaybeText, may: Abilities }),
});
export const countActivities = endpoint({
  method: 'GET',
  path: '/api/activities/counts',
  access: 'activity.read',
  summary:
    'How many activities of a unit were held this month and this year, how many of its staff took part, what waits',
  query: Type.Object({ unitId: Uuid }, closed),
  response: Type.Object({
    month: Type.Integer(),
    year: Type.Integer(),
    /** Turns of taking part this year, and how many different people of the unit: facts of the unit, of nobody. */
    turns: Type.Integer(),
    staff: Type.Integer(),
    /** Held or over and without facts, or sent back: the unit's turn. */
    toRecord: Type.Integer(),
    /** The community's turn. */
    toConfirm: Type.Integer(),
    may: Abilities,
  }),
});
export const getActivity = endpoint({
  method: 'GET',
  path: '/api/activities/{id}',
  access: 'activity.read',
  summary: 'One activity with its facts, pictures and log; nobody is named',
  params: byId,
  response: Activity,
});

const plan = {
  title: Text(2, 80),
  kind: Code,
  beginsAt: Instant,
  endsAt: Instant,
  communityId: Uuid,
  placeId: Type.Optional(IdOrNull),
  venue: Type.Optional(Type.String({ maxLength: 120 })),
  helperIds: Type.Optional(Type.Array(Uuid, { maxItems: 20 })),
  bodyId: Type.Optional(IdOrNull),
  projectId: Type.Optional(IdOrNull),
  agreementId: Type.Optional(IdOrNull),
};
export const PlanActivity = Type.Object(plan, closed);
export type PlanActivity = Static<typeof PlanActivity>;
export const planActivity = endpoint({
  method: 'POST',
  path: '/api/activities',
  access: 'activity.hold',
  summary: 'The own unit plans an activity with a community',
  body: PlanActivity,
  status: 201,
  response: Activity,
});
export const reviseActivity = endpoint({
  method: 'PATCH',
  path: '/api/activities/{id}',
  access: 'activity.hold',
  summary: 'Change what is planned, until the community has confirmed it',
  params: byId,
  body: Type.Object({ version: Version, ...plan }, closed),
  response: Activity,
});

/** What came of it. People and hours come from the sheet where that names everybody. */
export const RecordActivity = Type.Object(
  {
    version: Version,
    people: Type.Optional(Type.Integer({ minimum: 1, maximum: 5000 })),
    /** Of each, or of all together; for those the sheet does not name. */
    hoursEach: Type.Optional(Hours(72)),
    hoursTotal: Type.Optional(Hours(100_000)),
    served: Type.Integer({ minimum: 0, maximum: 1_000_000 }),
    facts: Text(2, 1000),
    /** The pictures it is to have, those it has already among them. */
    files: Type.Optional(Type.Array(Uuid, { maxItems: 9 })),
    /** A line for each: name, hours, and the unit where it is another. Who stands on the sheet already is not added again. */
    sheet: Type.Optional(Type.String({ maxLength: 40_000 })),
    /** The lines take the place of the sheet; none of them removes it. */
    replaceSheet: Type.Optional(Type.Boolean()),
  },
  closed,
);
export type RecordActivity = Static<typeof RecordActivity>;
export const recordActivity = endpoint({
  method: 'POST',
  path: '/api/activities/{id}/record',
  access: 'activity.hold',
  summary: 'Enter what came of it; again as often as needed until the community has confirmed it',
  params: byId,
  body: RecordActivity,
  response: Activity,
});

export const confirmActivities = endpoint({
  method: 'POST',
  path: '/api/activities/confirm',
  access: 'activity.confirm',
  summary: 'The community confirms facts and hours of several activities at once; each is told apart',
  body: Type.Object(
    { items: Type.Array(Type.Object({ id: Uuid, version: Version }, closed), { minItems: 1, maxItems: 100 }) },
    closed,
  ),
  response: Type.Object({
    confirmed: Type.Integer(),
    results: Type.Array(
      Type.Object({ id: Uuid, ok: Type.Boolean(), code: MaybeText, zh: Type.String(), en: Type.String() }),
    ),
  }),
});
const withReason = Type.Object({ version: Version, reason: Text(2, 300) }, closed);
export const sendBackActivity = endpoint({
  method: 'POST',
  path: '/api/activities/{id}/send-back',
  access: 'activity.confirm',
  summary: 'The community sends the facts back with a reason; also after it has confirmed them by mistake',
  params: byId,
  body: withReason,
  response: Activity,
});
export const cancelActivity = endpoint({
  method: 'POST',
  path: '/api/activities/{id}/cancel',
  access: 'activity.hold',
  summary: 'Call off what is planned, with a reason',
  params: byId,
  body: withReason,
  response: Activity,
});
export const restoreActivity = endpoint({
  method: 'POST',
  path: '/api/activities/{id}/restore',
  access: 'activity.hold',
  summary: 'Plan again what was called off',
  params: byId,
  body: Type.Object({ version: Version }, closed),
  response: Activity,
});

export const seeParticipants = endpoint({
  method: 'POST',
  path: '/api/activities/{id}/participants',
  access: 'activity.names',
  summary: "The participants' sheet, for the unit itself and the community; who looked is noted",
  params: byId,
  response: Type.Object({
    items: Type.Array(Type.Object({ name: MaybeText, hours: Type.Number(), unitId: Uuid })),
    /** The sheet as lines to be changed. */
    lines: Type.String(),
  }),
});
export const seeStaff = endpoint({
  method: 'POST',
  path: '/api/activity-staff',
  access: 'activity.names',
  summary: 'Who of the own unit took part in a year: names in alphabetical order, no sums; who looked is noted',
  body: Type.Object({ year: Year }, closed),
  response: Type.Object({ year: Type.Integer(), names: Type.Array(Type.String()) }),
});

export const volunteeringEndpoints = {
  listActivityKinds,
  listActivities,
  countActivities,
  getActivity,
  planActivity,
  reviseActivity,
  recordActivity,
  confirmActivities,
  sendBackActivity,
  cancelActivity,
  restoreActivity,
  seeParticipants,
  seeStaff,
  ...sheetEndpoints,
  ...optionEndpoints,
};
