import { Type, type Static } from 'typebox';
import { endpoint } from '../../kernel/endpoint.ts';
import {
  ClockView,
  Instant,
  LogEntry,
  MatterRow,
  MaybeInstant,
  MaybeUuid,
  Urgency,
  Uuid,
} from '../matters/contract.ts';
import { actionEndpoints } from './contract-actions.ts';
import { admissionEndpoints } from './contract-admissions.ts';
import { Ask } from './contract-asks.ts';
import { childEndpoints, CoTask, Whistle } from './contract-children.ts';
import { listRequests, Source } from './contract-list.ts';
import { getRequestMap } from './contract-map.ts';
import { previewList } from './contract-preview.ts';
import { deskListEndpoints } from './contract-desk-lists.ts';
import { registerEndpoints } from './contract-registers.ts';
import { residentEndpoints } from './contract-resident.ts';

export * from './contract-actions.ts';
export * from './contract-admissions.ts';
export * from './contract-asks.ts';
export * from './contract-children.ts';
export * from './contract-desk-lists.ts';
export * from './contract-list.ts';
export * from './contract-map.ts';
export * from './contract-preview.ts';
export * from './contract-registers.ts';
export * from './contract-resident.ts';
export * from './contract-together.ts';

/** What staff enter for somebody else. `selfHandled` closes the loop at once: the grid worker has already dealt with it. */
export const RegisterBody = Type.Object(
  {
    content: Type.String({ minLength: 2, maxLength: 5000 }),
    source: Source,
    category: Type.Optional(Type.String({ maxLength: 40 })),
    urgency: Type.Optional(Urgency),
    address: Type.Optional(Type.String({ maxLength: 200 })),
    placeId: Type.Optional(Uuid),
    lon: Type.Optional(Type.Number({ minimum: -180, maximum: 180 })),
    lat: Type.Optional(Type.Number({ minimum: -90, maximum: 90 })),
    /** A public facility it is about; without a place of its own the report lies where that stands. */
    facilityId: Type.Optional(Uuid),
    reporter: Type.Optional(
      Type.Object(
        { name: Type.Optional(Type.String({ maxLength: 40 })), phone: Type.Optional(Type.String({ maxLength: 24 })) },
        { additionalProperties: false },
      ),
    ),
    confidential: Type.Optional(Type.Boolean()),
    files: Type.Optional(Type.Array(Uuid, { maxItems: 6 })),
    selfHandled: Type.Optional(
      Type.Object({ publicText: Type.String({ minLength: 2, maxLength: 2000 }) }, { additionalProperties: false }),
    ),
  },
  { additionalProperties: false },
);
export type RegisterBody = Static<typeof RegisterBody>;

export const registerRequest = endpoint({
  method: 'POST',
  path: '/api/requests',
  access: 'request.register',
  summary: 'Register a request on behalf of a resident',
  body: RegisterBody,
  status: 201,
  response: Type.Object({ id: Uuid, number: Type.String(), queryCode: Type.String(), version: Type.Integer() }),
});

export const ReturnRecord = Type.Object({
  unitId: Uuid,
  clause: Type.String(),
  reason: Type.String(),
  at: Instant,
  upheld: Type.Union([Type.Boolean(), Type.Null()]),
});

/** Everything the detail screen shows, in one answer. */
export const RequestDetail = Type.Object({
  ...MatterRow.properties,
  content: Type.String(),
  address: Type.String(),
  lon: Type.Union([Type.Number(), Type.Null()]),
  lat: Type.Union([Type.Number(), Type.Null()]),
  facility: Type.Union([
    Type.Object({ id: Uuid, code: Type.String(), kind: Type.String(), name: Type.String() }),
    Type.Null(),
  ]),
  confidential: Type.Boolean(),
  sourceSystem: Type.Union([Type.String(), Type.Null()]),
  sourceNumber: Type.Union([Type.String(), Type.Null()]),
  dispatchClause: Type.Union([Type.String(), Type.Null()]),
  dispatcherId: MaybeUuid,
  assigneeId: MaybeUuid,
  returns: Type.Array(ReturnRecord),
  contactedAt: MaybeInstant,
  resultClass: Type.Union([Type.String(), Type.Null()]),
  publicText: Type.Union([Type.String(), Type.Null()]),
  unsolvedReason: Type.Union([Type.String(), Type.Null()]),
  followUpTries: Type.Integer(),
  followedUpAt: MaybeInstant,
  reached: Type.Union([Type.Boolean(), Type.Null()]),
  solved: Type.Union([Type.Boolean(), Type.Null()]),
  satisfied: Type.Union([Type.Integer(), Type.Null()]),
  ratingReasons: Type.Array(Type.String()),
  rehandled: Type.Integer(),
  reopened: Type.Integer(),
  meToo: Type.Integer(),
  rejection: Type.Union([Type.String(), Type.Null()]),
  openQuestion: Type.Union([Type.String(), Type.Null()]),
  answers: Type.Array(Type.Object({ at: Instant, question: Type.String(), answer: Type.String() })),
  closedAt: MaybeInstant,
  updatedAt: Instant,
  /** Masked: 张**, 138****1234. `reveal` gives the rest to those permitted, with a reason, and leaves a record. */
  reporters: Type.Array(Type.Object({ ordinal: Type.Integer(), hasName: Type.Boolean(), hasPhone: Type.Boolean() })),
  files: Type.Array(Type.Object({ id: Uuid, purpose: Type.String(), name: Type.String(), mediaType: Type.String() })),
  clocks: Type.Array(ClockView),
  log: Type.Array(LogEntry),
  coTasks: Type.Array(CoTask),
  whistles: Type.Array(Whistle),
  /** 延期 and 挂账 asked for, oldest first; at most the last one waits. */
  asks: Type.Array(Ask),
  suspension: Type.Union([
    Type.Object({ since: Instant, reviewOn: Type.String(), reasonClass: Type.String(), renewals: Type.Integer() }),
    Type.Null(),
  ]),
  /** 并案: the master it follows, or those that follow it. */
  mergedInto: Type.Union([Type.Object({ id: Uuid, number: Type.String(), state: Type.String() }), Type.Null()]),
  merged: Type.Array(
    Type.Object({
      id: Uuid,
      number: Type.String(),
      title: Type.String(),
      version: Type.Integer(),
      followedUpAt: MaybeInstant,
      solved: Type.Union([Type.Boolean(), Type.Null()]),
      satisfied: Type.Union([Type.Integer(), Type.Null()]),
    }),
  ),
  adoptions: Type.Array(
    Type.Object({ name: Type.Union([Type.String(), Type.Null()]), at: Instant, note: Type.String() }),
  ),
  link: Type.Union([
    Type.Object({
      kind: Type.String(),
      reference: Type.String(),
      targetId: MaybeUuid,
      at: Instant,
      endedAt: MaybeInstant,
    }),
    Type.Null(),
  ]),
  /** Codes of the routes the resident was told of. */
  diversions: Type.Array(Type.Object({ route: Type.String(), at: Instant, byWords: Type.Boolean() })),
  /** What is worth trying next, where the usual way has run out. */
  suggestion: Type.Union([Type.Literal('escalate'), Type.Null()]),
  /** Names of the actions the caller may take now. */
  abilities: Type.Array(Type.String()),
  /** Those open once it is signed for: a phone without a connection signs and goes on. Empty where it cannot be signed. */
  afterSigning: Type.Array(Type.String()),
  /** What was written without a connection: by the clock of the phone, put right by `skewMs`, and when it came. */
  offline: Type.Array(
    Type.Object({ kind: Type.String(), madeAt: Instant, receivedAt: Instant, skewMs: Type.Integer() }),
  ),
});
export type RequestDetail = Static<typeof RequestDetail>;

export const getRequest = endpoint({
  method: 'GET',
  path: '/api/requests/{id}',
  access: 'request.read',
  summary: 'One request with its clocks, log, files and what the caller may do',
  params: Type.Object({ id: Uuid }),
  response: RequestDetail,
});

export const DispatchSuggestion = Type.Object({
  category: Type.Union([Type.String(), Type.Null()]),
  candidates: Type.Array(
    Type.Object({
      unitId: Uuid,
      clause: Type.String(),
      role: Type.Union([Type.Literal('lead'), Type.Literal('assisting')]),
      /** Why, in words a dispatcher can check. */
      reason: Type.Object({ zh: Type.String(), en: Type.String() }),
    }),
  ),
});

export const suggestDispatch = endpoint({
  method: 'GET',
  path: '/api/requests/{id}/suggestion',
  access: 'request.dispatch',
  summary: 'Who should answer by the duty list in force and the place, with the clause',
  params: Type.Object({ id: Uuid }),
  query: Type.Object({ category: Type.Optional(Type.String({ maxLength: 40 })) }),
  response: DispatchSuggestion,
});

export const revealReporter = endpoint({
  method: 'POST',
  path: '/api/requests/{id}/reveal',
  access: 'request.reveal',
  summary: "Show the reporter's name and phone number for a stated reason; recorded in the log",
  params: Type.Object({ id: Uuid }),
  body: Type.Object({ reason: Type.String({ minLength: 2, maxLength: 200 }) }, { additionalProperties: false }),
  response: Type.Object({
    reporters: Type.Array(
      Type.Object({
        ordinal: Type.Integer(),
        name: Type.Union([Type.String(), Type.Null()]),
        phone: Type.Union([Type.String(), Type.Null()]),
      }),
    ),
  }),
});

export const batchDispatch = endpoint({
  method: 'POST',
  path: '/api/requests/batch/dispatch',
  access: 'request.dispatch',
  summary: 'Dispatch many requests, each to the unit given or the first suggestion; one result a row',
  body: Type.Object(
    {
      items: Type.Array(
        Type.Object(
          {
            id: Uuid,
            version: Type.Integer(),
            unitId: Type.Optional(Uuid),
            clause: Type.Optional(Type.String({ maxLength: 40 })),
            category: Type.Optional(Type.String({ maxLength: 40 })),
          },
          { additionalProperties: false },
        ),
        { minItems: 1, maxItems: 100 },
      ),
      note: Type.Optional(Type.String({ maxLength: 500 })),
    },
    { additionalProperties: false },
  ),
  response: Type.Object({
    results: Type.Array(
      Type.Object({
        id: Uuid,
        ok: Type.Boolean(),
        unitId: MaybeUuid,
        code: Type.Union([Type.String(), Type.Null()]),
        detail: Type.Union([Type.String(), Type.Null()]),
      }),
    ),
  }),
});

export const explainClocks = endpoint({
  method: 'GET',
  path: '/api/requests/{id}/clocks',
  access: 'request.read',
  summary: 'How each time limit came about, step by step',
  params: Type.Object({ id: Uuid }),
  response: Type.Object({
    clocks: Type.Array(
      Type.Object({
        stage: Type.String(),
        run: Type.Integer(),
        steps: Type.Array(Type.Object({ zh: Type.String(), en: Type.String() })),
      }),
    ),
  }),
});

export const requestsEndpoints = {
  registerRequest,
  listRequests,
  getRequest,
  suggestDispatch,
  revealReporter,
  batchDispatch,
  explainClocks,
  getRequestMap,
  previewList,
  ...actionEndpoints,
  ...admissionEndpoints,
  ...childEndpoints,
  ...registerEndpoints,
  ...deskListEndpoints,
  ...residentEndpoints,
};
