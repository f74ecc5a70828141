import { type Static, type TSchema, Type } from 'typebox';
import { endpoint } from '../../kernel/endpoint.ts';
import { Instant, MaybeInstant, Uuid } from '../matters/contract.ts';
import { Envelope } from './contract-messages.ts';
import { codedFields } from './domain/codes.ts';

export * from './contract-messages.ts';
export * from './domain/codes.ts';

const closed = { additionalProperties: false } as const;
const nullable = <S extends TSchema>(schema: S) => Type.Union([schema, Type.Null()]);
const Words = Type.Object({ zh: Type.String(), en: Type.String() });
const byId = Type.Object({ id: Uuid }, closed);
const Address = Type.String({ minLength: 8, maxLength: 500, pattern: '^https?://' });
const Secret = Type.String({ minLength: 16, maxLength: 200 });

/** How the two systems reach each other. Secrets go in and never come out. */
export const HotlineLink = Type.Object({
  enabled: Type.Boolean(),
  pushUrl: nullable(Type.String()),
  pullUrl: nullable(Type.String()),
  pullMinutes: Type.Integer(),
  algorithm: Type.Enum(['sha256', 'sm3']),
  signedOnly: Type.Boolean(),
  datum: Type.Enum(['CGCS2000', 'GCJ02']),
  hasSecret: Type.Boolean(),
  hasToken: Type.Boolean(),
  /** Where files are dropped, on the machine of the server. */
  folder: Type.String(),
  version: Type.Integer(),
});
export type HotlineLink = Static<typeof HotlineLink>;

export const HotlineHealth = Type.Object({
  lastInAt: MaybeInstant,
  lastOutAt: MaybeInstant,
  pulledAt: MaybeInstant,
  /** Why the last call to them failed; null when it did not. */
  problem: nullable(Words),
  pullProblem: nullable(Words),
  orders: Type.Integer(),
  /** To be told still; not to be told any more without somebody's doing. */
  outWaiting: Type.Integer(),
  outDead: Type.Integer(),
  /** Came before the one that goes before it; cannot be done yet; not understood. */
  inWaiting: Type.Integer(),
  inHeld: Type.Integer(),
  inRejected: Type.Integer(),
  unmapped: Type.Integer(),
});
export type HotlineHealth = Static<typeof HotlineHealth>;

export const getHotline = endpoint({
  method: 'GET',
  path: '/api/hotline',
  access: 'settings.manage',
  summary: 'The connection with the hotline and how it is',
  response: Type.Object({ link: HotlineLink, health: HotlineHealth }),
});

export const setHotline = endpoint({
  method: 'PUT',
  path: '/api/hotline',
  access: 'settings.manage',
  summary: 'Change the connection with the hotline; secrets left out stay as they are, null takes them away',
  body: Type.Object(
    {
      enabled: Type.Boolean(),
      pushUrl: nullable(Address),
      pullUrl: nullable(Address),
      pullMinutes: Type.Integer({ minimum: 1, maximum: 1440 }),
      algorithm: Type.Enum(['sha256', 'sm3']),
      signedOnly: Type.Boolean(),
      datum: Type.Enum(['CGCS2000', 'GCJ02']),
      secret: Type.Optional(nullable(Secret)),
      token: Type.Optional(nullable(Type.String({ minLength: 8, maxLength: 1000 }))),
      version: Type.Integer({ minimum: 0 }),
    },
    closed,
  ),
  response: HotlineLink,
});

export const tryHotline = endpoint({
  method: 'POST',
  path: '/api/hotline/try',
  access: 'settings.manage',
  summary: 'Send an empty, signed call to the hotline and say what came of it',
  response: Type.Object({ ok: Type.Boolean(), text: Words }),
});

const Codes = Type.Record(Type.String({ minLength: 1, maxLength: 100 }), Type.String({ minLength: 1, maxLength: 100 }));
export const HotlineMap = Type.Object(
  { category: Codes, area: Codes, urgency: Codes, status: Codes },
  { additionalProperties: false },
);
export type HotlineMap = Static<typeof HotlineMap>;

export const HotlineMapView = Type.Object({
  version: Type.Integer(),
  entries: HotlineMap,
  /** What our states are called where nothing else was settled. */
  usual: Codes,
  /** Codes that came and that the version in force does not know, most frequent first. */
  unmapped: Type.Array(
    Type.Object({
      field: Type.Enum([...codedFields]),
      code: Type.String(),
      label: Type.String(),
      orders: Type.Integer(),
      lastAt: Instant,
    }),
  ),
});
export type HotlineMapView = Static<typeof HotlineMapView>;

export const getHotlineMap = endpoint({
  method: 'GET',
  path: '/api/hotline/map',
  access: 'settings.manage',
  summary: 'The field map in force, and the codes it does not know',
  response: HotlineMapView,
});

export const setHotlineMap = endpoint({
  method: 'PUT',
  path: '/api/hotline/map',
  access: 'settings.manage',
  summary: 'Put a new version of the field map in force',
  body: Type.Object({ version: Type.Integer({ minimum: 0 }), entries: HotlineMap }, closed),
  response: HotlineMapView,
});

export const MessageRow = Type.Object({
  id: Uuid,
  direction: Type.Enum(['in', 'out']),
  number: Type.String(),
  seq: nullable(Type.Integer()),
  kind: Type.String(),
  state: Type.String(),
  /** Code of what was wrong, or words of the other side. */
  reason: nullable(Type.String()),
  attempts: Type.Integer(),
  at: Instant,
  settledAt: MaybeInstant,
  nextAt: MaybeInstant,
  abilities: Type.Array(Type.Enum(['retry', 'discard'])),
});
export type MessageRow = Static<typeof MessageRow>;

export const listHotlineMessages = endpoint({
  method: 'GET',
  path: '/api/hotline/messages',
  access: 'settings.manage',
  summary: 'What came and what went, newest first; never what it says',
  query: Type.Object(
    {
      direction: Type.Enum(['in', 'out']),
      state: Type.Optional(
        Type.Enum(['waiting', 'held', 'rejected', 'applied', 'noted', 'delivered', 'dead', 'discarded']),
      ),
      number: Type.Optional(Type.String({ minLength: 1, maxLength: 100 })),
      cursor: Type.Optional(Type.String({ maxLength: 400 })),
    },
    closed,
  ),
  response: Type.Object({ items: Type.Array(MessageRow), next: nullable(Type.String()) }),
});

const act = <const D extends 'in' | 'out', const A extends 'retry' | 'discard'>(
  direction: D,
  action: A,
  summary: string,
) =>
  endpoint({
    method: 'POST',
    path: `/api/hotline/messages/${direction}/{id}/${action}` as const,
    access: 'settings.manage',
    summary,
    params: byId,
    response: Type.Object({ state: Type.String() }),
  });
export const retryInbound = act('in', 'retry', 'Take a message in now, although one before it is missing');
export const retryOutbound = act('out', 'retry', 'Send a message again now');
export const discardOutbound = act('out', 'discard', 'Give a message up, so that those behind it go out');

/** What became of one message: taken, known already, kept until the one before it comes, or not understood (kept, too). */
export const PushResult = Type.Object({
  id: Type.String(),
  status: Type.Enum(['accepted', 'duplicate', 'waiting', 'rejected']),
  reason: Type.Optional(Type.String()),
  /** Of one that waits: the number in the order that is missing. */
  expected: Type.Optional(Type.Integer()),
});
export type PushResult = Static<typeof PushResult>;

export const pushHotline = endpoint({
  method: 'POST',
  path: '/api/hotline/push',
  access: 'hotline.exchange',
  summary:
    'The hotline hands over orders and what happens to them, up to 500 at a time; the same again changes nothing',
  // One message that is not what it should be must not keep the others out: each is looked at by itself.
  body: Type.Object({ messages: Type.Array(Type.Union([Envelope, Type.Unknown()]), { maxItems: 500 }) }),
  response: Type.Object({ results: Type.Array(PushResult) }),
  bodyLimit: 8 * 1024 * 1024,
  signed: true,
});

/** What a file came to. */
export const FileResult = Type.Object({
  rows: Type.Integer(),
  accepted: Type.Integer(),
  duplicate: Type.Integer(),
  rejected: Type.Array(Type.Object({ row: Type.Integer(), reason: Words })),
});
export type FileResult = Static<typeof FileResult>;

export const dropHotlineFile = endpoint({
  method: 'POST',
  path: '/api/hotline/files',
  access: 'hotline.exchange',
  summary: 'The hotline hands over orders as a table: Excel, CSV or XML, up to 20 MB',
  multipart: true,
  response: FileResult,
});

/** What the desk shows of an order of the hotline beside the request. */
export const HotlineOrder = Type.Object({
  number: Type.String(),
  dueAt: MaybeInstant,
  /** Codes that were not known when it came. */
  codes: Type.Array(Type.Object({ field: Type.String(), code: Type.String(), label: Type.String() })),
  /** What we asked them, and what they said. */
  asked: Type.Array(
    Type.Object({
      kind: Type.Enum(['return', 'extension']),
      at: Instant,
      reason: Type.String(),
      outcome: Type.Enum(['waiting', 'approved', 'refused']),
      answer: Type.String(),
    }),
  ),
  /** Not yet told to them. */
  waiting: Type.Integer(),
  dead: Type.Integer(),
  abilities: Type.Array(Type.Enum(['return'])),
});
export type HotlineOrder = Static<typeof HotlineOrder>;

export const getHotlineOrder = endpoint({
  method: 'GET',
  path: '/api/hotline/orders/{id}',
  access: 'request.read',
  summary: 'What the hotline knows of a request that came from it',
  params: byId,
  response: Type.Object({ order: nullable(HotlineOrder) }),
});

export const returnToHotline = endpoint({
  method: 'POST',
  path: '/api/hotline/orders/{id}/return',
  access: 'request.accept',
  summary: 'Ask the hotline to take an order back (退单); it decides',
  params: byId,
  body: Type.Object({ reason: Type.String({ minLength: 2, maxLength: 500 }) }, closed),
  response: Type.Object({ order: nullable(HotlineOrder) }),
});

export const hotlineEndpoints = {
  getHotline,
  setHotline,
  tryHotline,
  getHotlineMap,
  setHotlineMap,
  listHotlineMessages,
  retryInbound,
  retryOutbound,
  discardOutbound,
  pushHotline,
  dropHotlineFile,
  getHotlineOrder,
  returnToHotline,
};
