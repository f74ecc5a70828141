import { Type, type Static } from 'typebox';
import { endpoint } from '../../kernel/endpoint.ts';
import { MaybeInstant } from '../matters/contract.ts';
import {
  byId,
  closed,
  Cursor,
  Day,
  Founds,
  FoundRow,
  MaybeText,
  MaybeUuid,
  Recorded,
  Text,
  Uuid,
  Version,
} from './contract-parts.ts';

export const VisitOutcome = Type.Union([Type.Literal('met'), Type.Literal('not-home'), Type.Literal('declined')]);
export type VisitOutcome = Static<typeof VisitOutcome>;

/** One visit, due or done. Nothing of it tells which household it is about: that is asked for apart, and noted. */
export const Visit = Type.Object({
  id: Uuid,
  occasion: Type.String(),
  placeId: Uuid,
  unitId: MaybeUuid,
  state: Type.Union([Type.Literal('due'), Type.Literal('done'), Type.Literal('cancelled')]),
  dueOn: MaybeText,
  outcome: Type.Union([VisitOutcome, Type.Null()]),
  /** Whether a household or a note is kept, and until which day. */
  hasHousehold: Type.Boolean(),
  hasNote: Type.Boolean(),
  keptUntil: MaybeText,
  /** How many requests, hazards, disputes and needs came out of it. */
  found: Type.Integer(),
  doneAt: MaybeInstant,
  version: Type.Integer(),
  abilities: Type.Array(Type.String()),
});
export type Visit = Static<typeof Visit>;

export const Occasion = Type.Object({ code: Type.String(), name: Type.String(), nameEn: Type.String() });
export const listOccasions = endpoint({
  method: 'GET',
  path: '/api/visits/occasions',
  access: 'patrol.read',
  summary: 'Whom one must visit and when (五必访), as the tenant has it',
  response: Type.Object({ items: Type.Array(Occasion), keepDays: Type.Integer() }),
});

export const listVisits = endpoint({
  method: 'GET',
  path: '/api/visits',
  access: 'patrol.read',
  summary: 'Visits of the area: what is due, the nearest day first, or what was done, newest first',
  query: Type.Object({
    view: Type.Optional(Type.Union([Type.Literal('due'), Type.Literal('overdue'), Type.Literal('done')])),
    cursor: Cursor,
  }),
  response: Type.Object({ items: Type.Array(Visit), next: MaybeText, due: Type.Integer(), overdue: Type.Integer() }),
});

export const getVisit = endpoint({
  method: 'GET',
  path: '/api/visits/{id}',
  access: 'patrol.read',
  summary: 'One visit and what came out of it',
  params: byId,
  response: Type.Object({ ...Visit.properties, foundList: Type.Array(FoundRow) }),
});

export const planVisits = endpoint({
  method: 'POST',
  path: '/api/visits/tasks',
  access: 'patrol.manage',
  summary: 'Lay a visit as a task, one for each grid named',
  body: Type.Object(
    {
      occasion: Type.String({ minLength: 1, maxLength: 40 }),
      placeIds: Type.Array(Uuid, { minItems: 1, maxItems: 60 }),
      dueOn: Day,
      /** Where to go, when one household is meant; kept sealed. Only with one grid. */
      household: Type.Optional(Text(120)),
    },
    closed,
  ),
  status: 201,
  response: Type.Object({ ids: Type.Array(Uuid) }),
});

/** Said of a household. Nothing of it is taken without its consent, given to the visitor for this purpose. */
const Household = Type.Object(
  {
    household: Type.Optional(Text(120)),
    note: Type.Optional(Text(500)),
    consent: Type.Literal(true),
  },
  closed,
);

const record = { outcome: VisitOutcome, household: Type.Optional(Household), found: Founds };

export const RecordNewVisit = Type.Object(
  { ...record, occasion: Type.String({ minLength: 1, maxLength: 40 }), placeId: Type.Optional(Uuid) },
  closed,
);
export type RecordNewVisit = Static<typeof RecordNewVisit>;
export const recordNewVisit = endpoint({
  method: 'POST',
  path: '/api/visits',
  access: 'patrol.record',
  summary: 'Record a visit that was not on the list; in the own grid unless another is named',
  body: RecordNewVisit,
  status: 201,
  response: Recorded,
});

export const RecordVisit = Type.Object({ ...record, version: Version }, closed);
export type RecordVisit = Static<typeof RecordVisit>;
export const recordVisit = endpoint({
  method: 'POST',
  path: '/api/visits/{id}/record',
  access: 'patrol.record',
  summary: 'Record a visit that was due',
  params: byId,
  body: RecordVisit,
  response: Recorded,
});

export const cancelVisit = endpoint({
  method: 'POST',
  path: '/api/visits/{id}/cancel',
  access: 'patrol.manage',
  summary: 'Call off a visit that is due',
  params: byId,
  body: Type.Object({ version: Version, reason: Text(200) }, closed),
  response: Visit,
});

export const seeHousehold = endpoint({
  method: 'POST',
  path: '/api/visits/{id}/household',
  access: 'patrol.household',
  summary: 'Which household, and the note about it; recorded in the log',
  params: byId,
  response: Type.Object({ household: MaybeText, note: MaybeText, keptUntil: MaybeText }),
});

export const forgetHousehold = endpoint({
  method: 'DELETE',
  path: '/api/visits/{id}/household',
  access: 'patrol.household',
  summary: 'Remove the household and the note at once: the consent was taken back',
  params: byId,
  response: Visit,
});

export const visitEndpoints = {
  listOccasions,
  listVisits,
  getVisit,
  planVisits,
  recordNewVisit,
  recordVisit,
  cancelVisit,
  seeHousehold,
  forgetHousehold,
};
