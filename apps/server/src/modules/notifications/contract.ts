import { Type, type Static } from 'typebox';
import { endpoint } from '../../kernel/endpoint.ts';
import { Instant, MaybeUuid, Uuid } from '../matters/contract.ts';

/** One notice, already in the reader's language. It names a matter by number and says nothing about any person. */
export const Notice = Type.Object({
  id: Uuid,
  /** Kind of the event it tells of, such as 'request.dispatched'. */
  kind: Type.String(),
  text: Type.String(),
  /** The matter, or the meeting, plan or edition, whose page tells of it. */
  matterId: MaybeUuid,
  number: Type.Union([Type.String(), Type.Null()]),
  /** For 'request.limit-warned': 1 half the limit used, 2 eighty per cent, 3 over; otherwise null. */
  level: Type.Union([Type.Integer(), Type.Null()]),
  createdAt: Instant,
  unread: Type.Boolean(),
});
export type Notice = Static<typeof Notice>;

export const listNotifications = endpoint({
  method: 'GET',
  path: '/api/notifications',
  access: 'notification.read',
  summary: 'Newest notices for the active post and its unit',
  query: Type.Object(
    {
      unread: Type.Optional(Type.Boolean()),
      limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })),
      cursor: Type.Optional(Type.String({ maxLength: 200 })),
    },
    { additionalProperties: false },
  ),
  response: Type.Object({ items: Type.Array(Notice), next: Type.Union([Type.String(), Type.Null()]) }),
});

/** Unread notices, counted up to 100: the bell shows "99+" beyond. */
export const NoticeCount = Type.Object({ unread: Type.Integer({ minimum: 0, maximum: 100 }) });

export const countNotifications = endpoint({
  method: 'GET',
  path: '/api/notifications/count',
  access: 'notification.read',
  summary: 'How many notices the active post has not read, up to 100',
  response: NoticeCount,
});

export const readNotifications = endpoint({
  method: 'POST',
  path: '/api/notifications/read',
  access: 'notification.read',
  summary: 'The active post has read these notices, or all up to an instant',
  body: Type.Union([
    Type.Object({ ids: Type.Array(Uuid, { minItems: 1, maxItems: 100 }) }, { additionalProperties: false }),
    Type.Object({ allUntil: Instant }, { additionalProperties: false }),
  ]),
  response: NoticeCount,
});

/** Wording of one kind of notice; {number}, {stage}, {level}, {year} and {until} are filled in. */
export const NoticeWording = Type.Object(
  { zh: Type.String({ minLength: 2, maxLength: 200 }), en: Type.String({ minLength: 2, maxLength: 200 }) },
  { additionalProperties: false },
);

/** `own` holds only what the tenant has worded differently; a kind left out has the wording of `shipped`. */
export const NoticeTemplates = Type.Object({
  shipped: Type.Record(Type.String(), NoticeWording),
  own: Type.Record(Type.String(), NoticeWording),
  version: Type.Integer(),
});

export const getNoticeTemplates = endpoint({
  method: 'GET',
  path: '/api/notifications/templates',
  access: 'settings.manage',
  summary: 'The wording of every kind of notice: as shipped, and what this tenant has changed',
  response: NoticeTemplates,
});

export const setNoticeTemplates = endpoint({
  method: 'PUT',
  path: '/api/notifications/templates',
  access: 'settings.manage',
  summary: "Replaces the tenant's own wording of notices",
  body: Type.Object(
    {
      own: Type.Record(Type.String({ maxLength: 40 }), NoticeWording),
      /** 0 when the tenant has none yet. */
      version: Type.Integer({ minimum: 0 }),
    },
    { additionalProperties: false },
  ),
  response: NoticeTemplates,
});

export const notificationsEndpoints = {
  listNotifications,
  countNotifications,
  readNotifications,
  getNoticeTemplates,
  setNoticeTemplates,
};
