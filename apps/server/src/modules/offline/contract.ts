import { type Static, Type } from 'typebox';
import { endpoint } from '../../kernel/endpoint.ts';

const closed = { additionalProperties: false } as const;
const Id = Type.String({ format: 'uuid' });
const Instant = Type.String({ format: 'date-time' });

/**
 * Something written without a connection. `id` is made on the phone and arrives once, whoever brings it in; `content`
 * has the form of its `kind`; `version` is what the person saw of what it changes. `madeAt` and `sentAt` are by the
 * phone's own clock. `authorId`: who wrote it, when a colleague brings it in from an offline package.
 */
export const ParcelBody = Type.Object(
  {
    id: Id,
    kind: Type.String({ minLength: 1, maxLength: 40 }),
    content: Type.Record(Type.String(), Type.Unknown()),
    version: Type.Optional(Type.Integer({ minimum: 1 })),
    madeAt: Instant,
    sentAt: Instant,
    authorId: Type.Optional(Id),
  },
  closed,
);
export type ParcelBody = Static<typeof ParcelBody>;

/**
 * What the phone keeps before it lets go of anything. `receipt` is a keyed hash over the id, the content and what it
 * became: it proves the arrival. `skewMs`: how far the phone's clock is behind ours.
 */
export const ParcelReceipt = Type.Object({
  id: Id,
  subjectId: Id,
  receipt: Type.String(),
  result: Type.Record(Type.String(), Type.Unknown()),
  receivedAt: Instant,
  skewMs: Type.Integer(),
});
export type ParcelReceipt = Static<typeof ParcelReceipt>;

export const sendParcel = endpoint({
  method: 'POST',
  path: '/api/offline/parcels',
  access: 'signed-in',
  summary: 'Bring in something that was written without a connection; the same id again gets the same receipt',
  body: ParcelBody,
  response: ParcelReceipt,
});

export const offlineEndpoints = { sendParcel };
