import { type Static, Type } from 'typebox';
import { endpoint } from '../../kernel/endpoint.ts';
import { closed, Cursor, Day, IdParams, May, MaybeDay, MaybeText, MaybeUuid, Uuid, Version } from './contract-parts.ts';

export const MeetingState = Type.Union([Type.Literal('called'), Type.Literal('held'), Type.Literal('cancelled')]);
export type MeetingState = Static<typeof MeetingState>;
/** 例会, or one of those that come each month, quarter and year: 月推进、季调度、年考评. */
export const MeetingKind = Type.Union([
  Type.Literal('regular'),
  Type.Literal('push'),
  Type.Literal('dispatch'),
  Type.Literal('review'),
]);
export type MeetingKind = Static<typeof MeetingKind>;
export const Outcome = Type.Union([
  Type.Literal('agreed'),
  Type.Literal('refused'),
  Type.Literal('deferred'),
  Type.Literal('noted'),
]);
export type Outcome = Static<typeof Outcome>;
export const Attendance = Type.Union([
  Type.Literal('invited'),
  Type.Literal('present'),
  Type.Literal('absent'),
  Type.Literal('excused'),
]);
export type Attendance = Static<typeof Attendance>;

const row = {
  id: Uuid,
  bodyId: Uuid,
  bodyName: Type.String(),
  kind: MeetingKind,
  title: Type.String(),
  theme: Type.String(),
  beginsAt: Type.String(),
  venue: Type.String(),
  chairId: Uuid,
  state: MeetingState,
  items: Type.Integer(),
  decided: Type.Integer(),
  version: Type.Integer(),
};
export const MeetingRow = Type.Object(row);
export type MeetingRow = Static<typeof MeetingRow>;

/** One matter of the agenda: `matterKind` and `matterId` name what it is about, or it is free text. */
export const MeetingItem = Type.Object({
  id: Uuid,
  matterKind: MaybeText,
  matterId: MaybeUuid,
  title: Type.String(),
  note: Type.String(),
  carriedFrom: MaybeUuid,
  outcome: Type.Unsafe<Outcome | null>({ type: ['string', 'null'] }),
  decision: MaybeText,
  leadId: MaybeUuid,
  helperIds: Type.Array(Uuid),
  dueOn: MaybeText,
  decidedAt: MaybeText,
  doneOn: MaybeText,
  may: May,
});
export type MeetingItem = Static<typeof MeetingItem>;
export const Meeting = Type.Object({
  ...row,
  agenda: Type.Array(MeetingItem),
  units: Type.Array(Type.Object({ unitId: Uuid, attendance: Attendance })),
  cancelReason: MaybeText,
  minutesFileId: MaybeUuid,
  may: May,
});
export type Meeting = Static<typeof Meeting>;

const title = Type.String({ minLength: 2, maxLength: 80 });
const theme = Type.String({ maxLength: 80 });
const venue = Type.String({ minLength: 1, maxLength: 80 });
const At = Type.String({ format: 'date-time', pattern: '^20' });
const NewItem = Type.Object(
  {
    /** Of an item that is already on this agenda. */
    id: Type.Optional(Uuid),
    matterKind: Type.Optional(Type.Unsafe<string | null>({ type: ['string', 'null'], pattern: '^[a-z][a-z-]{1,29}$' })),
    matterId: Type.Optional(MaybeUuid),
    title: Type.String({ minLength: 2, maxLength: 200 }),
    note: Type.Optional(Type.String({ maxLength: 1000 })),
    carriedFrom: Type.Optional(MaybeUuid),
  },
  closed,
);
const agenda = Type.Array(NewItem, { maxItems: 60 });

export const listMeetings = endpoint({
  method: 'GET',
  path: '/api/joint-meetings',
  access: 'body.read',
  summary: 'Meetings of joint bodies the caller has part in: to come by time, past ones newest first',
  query: Type.Object(
    {
      view: Type.Optional(Type.Union([Type.Literal('to-come'), Type.Literal('past')])),
      bodyId: Type.Optional(Uuid),
      cursor: Cursor,
    },
    closed,
  ),
  response: Type.Object({ items: Type.Array(MeetingRow), next: MaybeText }),
});
export const getMeeting = endpoint({
  method: 'GET',
  path: '/api/joint-meetings/{id}',
  access: 'body.read',
  summary: 'One meeting with agenda, decisions and attendance by unit',
  params: IdParams,
  response: Meeting,
});
export const callMeeting = endpoint({
  method: 'POST',
  path: '/api/joint-meetings',
  access: 'body.read',
  summary:
    'Call a meeting of a joint body; the units that sit in it that day are invited, the chair follows from the rota',
  body: Type.Object(
    {
      bodyId: Uuid,
      kind: Type.Optional(MeetingKind),
      title,
      beginsAt: At,
      venue,
      theme: Type.Optional(theme),
      chairId: Type.Optional(Uuid),
      guestIds: Type.Optional(Type.Array(Uuid, { maxItems: 60, uniqueItems: true })),
      agenda: Type.Optional(agenda),
    },
    closed,
  ),
  status: 201,
  response: Meeting,
});
export const updateMeeting = endpoint({
  method: 'PATCH',
  path: '/api/joint-meetings/{id}',
  access: 'body.read',
  summary: 'Move or rename a meeting that is called',
  params: IdParams,
  body: Type.Object(
    {
      version: Version,
      title: Type.Optional(title),
      theme: Type.Optional(theme),
      beginsAt: Type.Optional(At),
      venue: Type.Optional(venue),
      chairId: Type.Optional(Uuid),
    },
    closed,
  ),
  response: Meeting,
});
export const setAgenda = endpoint({
  method: 'PUT',
  path: '/api/joint-meetings/{id}/agenda',
  access: 'body.read',
  summary: 'The agenda in its order, as a whole; what is decided stays on it',
  params: IdParams,
  body: Type.Object({ version: Version, agenda }, closed),
  response: Meeting,
});
const units = Type.Array(Type.Object({ unitId: Uuid, attendance: Attendance }, closed), { maxItems: 200 });
export const holdMeeting = endpoint({
  method: 'POST',
  path: '/api/joint-meetings/{id}/hold',
  access: 'body.read',
  summary: 'Say that the meeting took place, with attendance by unit; again to correct the attendance',
  params: IdParams,
  body: Type.Object({ version: Version, units }, closed),
  response: Meeting,
});
export const cancelMeeting = endpoint({
  method: 'POST',
  path: '/api/joint-meetings/{id}/cancel',
  access: 'body.read',
  summary: 'Call a meeting off, with the reason',
  params: IdParams,
  body: Type.Object({ version: Version, reason: Type.String({ minLength: 2, maxLength: 200 }) }, closed),
  response: Meeting,
});
export const fileMinutes = endpoint({
  method: 'POST',
  path: '/api/joint-meetings/{id}/minutes',
  access: 'body.read',
  summary: 'Attach the minutes of a meeting that was held, as an uploaded file',
  params: IdParams,
  body: Type.Object({ version: Version, fileId: Uuid }, closed),
  response: Meeting,
});
export const printMinutes = endpoint({
  method: 'GET',
  path: '/api/joint-meetings/{id}/minutes.pdf',
  access: 'body.read',
  summary: 'The minutes of a meeting that was held as a document in the form of GB/T 9704-2012',
  params: IdParams,
  produces: 'application/pdf',
});
export const decideItem = endpoint({
  method: 'POST',
  path: '/api/meeting-items/{id}/decide',
  access: 'body.read',
  summary: 'Write down what a meeting decided on one item: outcome, words, who leads, who helps, by when',
  params: IdParams,
  body: Type.Object(
    {
      version: Version,
      outcome: Outcome,
      decision: Type.String({ minLength: 2, maxLength: 1000 }),
      leadId: Type.Optional(MaybeUuid),
      helperIds: Type.Optional(Type.Array(Uuid, { maxItems: 30, uniqueItems: true })),
      dueOn: Type.Optional(MaybeDay),
    },
    closed,
  ),
  response: Meeting,
});
export const finishItem = endpoint({
  method: 'POST',
  path: '/api/meeting-items/{id}/finish',
  access: 'body.read',
  summary: 'Say that what was agreed on an item is done; by the unit that leads it or by whom maintains the body',
  params: IdParams,
  body: Type.Object({ version: Version, doneOn: Day }, closed),
  response: Meeting,
});

/** What could be talked about: `source` tells where it comes from ('deferred': put off at an earlier meeting). */
export const AgendaCandidate = Type.Object({
  source: Type.String(),
  matterKind: MaybeText,
  matterId: MaybeUuid,
  title: Type.String(),
  reason: Type.String(),
  reasonEn: Type.String(),
  carriedFrom: MaybeUuid,
});
export type AgendaCandidate = Static<typeof AgendaCandidate>;
export const listAgendaCandidates = endpoint({
  method: 'GET',
  path: '/api/joint-meetings/{id}/candidates',
  access: 'body.read',
  summary:
    'What a meeting could take on its agenda: items put off earlier, and what other modules offer for its places',
  params: IdParams,
  query: Type.Object({ search: Type.Optional(Type.String({ maxLength: 40 })) }, closed),
  response: Type.Object({ items: Type.Array(AgendaCandidate) }),
});

export const meetingEndpoints = {
  listMeetings,
  getMeeting,
  callMeeting,
  updateMeeting,
  setAgenda,
  holdMeeting,
  cancelMeeting,
  fileMinutes,
  printMinutes,
  decideItem,
  finishItem,
  listAgendaCandidates,
};
