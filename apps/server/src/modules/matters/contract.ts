import { Type, type Static } from 'typebox';
import { endpoint } from '../../kernel/endpoint.ts';

export const Uuid = Type.String({ format: 'uuid' });
export const Instant = Type.String({ format: 'date-time' });
export const MaybeInstant = Type.Union([Instant, Type.Null()]);
export const MaybeUuid = Type.Union([Uuid, Type.Null()]);
export const Urgency = Type.Union([Type.Literal('urgent'), Type.Literal('normal'), Type.Literal('complex')]);
export type Urgency = Static<typeof Urgency>;

/** One row of any worklist. Names of places, units and categories are looked up by the web in its cached trees. */
export const MatterRow = Type.Object({
  id: Uuid,
  kind: Type.String(),
  number: Type.String(),
  title: Type.String(),
  state: Type.String(),
  open: Type.Boolean(),
  urgency: Urgency,
  category: Type.Union([Type.String(), Type.Null()]),
  source: Type.String(),
  placeId: MaybeUuid,
  holderId: MaybeUuid,
  leadId: MaybeUuid,
  flags: Type.Array(Type.String()),
  createdAt: Instant,
  dueAt: MaybeInstant,
  /** 0 none, 1 half the limit used, 2 eighty per cent, 3 over. */
  warnLevel: Type.Integer(),
  version: Type.Integer(),
  /** Of a child matter (kinds 'co-task' and 'whistle-call'): the request it belongs to, whose page shows it. */
  parentId: MaybeUuid,
});
export type MatterRow = Static<typeof MatterRow>;

export const MatterPage = Type.Object({ items: Type.Array(MatterRow), next: Type.Union([Type.String(), Type.Null()]) });
export type MatterPage = Static<typeof MatterPage>;

/** One fact of the log, as staff see it. */
export const LogEntry = Type.Object({
  seq: Type.Integer(),
  kind: Type.String(),
  at: Instant,
  actor: Type.Union([Type.String(), Type.Null()]),
  unitId: MaybeUuid,
  data: Type.Record(Type.String(), Type.Unknown()),
});
export type LogEntry = Static<typeof LogEntry>;

export const ClockView = Type.Object({
  stage: Type.String(),
  run: Type.Integer(),
  startedAt: Instant,
  dueAt: MaybeInstant,
  pausedAt: MaybeInstant,
  stoppedAt: MaybeInstant,
  met: Type.Union([Type.Boolean(), Type.Null()]),
  warnLevel: Type.Integer(),
  /** Provisional: it rests on days of a year whose holidays are not published yet. */
  beyondCoverage: Type.Boolean(),
});
export type ClockView = Static<typeof ClockView>;

export const searchMatters = endpoint({
  method: 'GET',
  path: '/api/search',
  access: 'request.read',
  summary: 'Newest matters whose number or text contains the words (any fragment of two or more characters)',
  query: Type.Object({
    q: Type.String({ minLength: 2, maxLength: 60 }),
    cursor: Type.Optional(Type.String({ maxLength: 200 })),
  }),
  response: MatterPage,
});

export const worklistCounts = endpoint({
  method: 'GET',
  path: '/api/worklist/counts',
  access: 'request.read',
  summary: 'How many matters wait for the active post, by worklist',
  response: Type.Object({
    todo: Type.Integer(),
    new: Type.Integer(),
    dueToday: Type.Integer(),
    overdue: Type.Integer(),
    returned: Type.Integer(),
    reopened: Type.Integer(),
    followUp: Type.Integer(),
    approvals: Type.Integer(),
    suspended: Type.Integer(),
  }),
});

export const verifyLog = endpoint({
  method: 'GET',
  path: '/api/matters/{id}/chain',
  access: 'request.read',
  summary: "Recomputes the hash chain of one matter's log",
  params: Type.Object({ id: Uuid }),
  response: Type.Object({
    length: Type.Integer(),
    intact: Type.Boolean(),
    brokenAt: Type.Union([Type.Integer(), Type.Null()]),
  }),
});

/** Server-sent events: `changed` {id, kind, version}, `notice` {}, `bye` {} when the session has ended. */
export const live = endpoint({
  method: 'GET',
  path: '/api/live',
  access: 'signed-in',
  summary: 'What changes among the matters the active post may read, as it happens',
  produces: 'text/event-stream',
});

export const mattersEndpoints = { searchMatters, worklistCounts, verifyLog, live };
