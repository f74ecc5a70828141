import { Type, type Static } from 'typebox';
import { endpoint } from '../../kernel/endpoint.ts';
import { Instant, MaybeInstant, Uuid } from '../matters/contract.ts';
import { Diversion } from './contract-registers.ts';

/** A photo uploaded before the report is sent, with the claim that proves who uploaded it. */
const Photo = Type.Object({ id: Uuid, claim: Type.String({ maxLength: 64 }) }, { additionalProperties: false });
const Code = Type.String({ minLength: 12, maxLength: 20 });

/** No account, no category, no required contact: words, perhaps a photo, perhaps a place. */
export const ReportBody = Type.Object(
  {
    content: Type.String({ minLength: 2, maxLength: 2000 }),
    address: Type.Optional(Type.String({ maxLength: 200 })),
    lon: Type.Optional(Type.Number({ minimum: -180, maximum: 180 })),
    lat: Type.Optional(Type.Number({ minimum: -90, maximum: 90 })),
    /** The grid chosen by name where there is no position. */
    placeId: Type.Optional(Uuid),
    /** What a card or plate that was scanned says, where the phone has not looked it up: counts without any other place. */
    placeCode: Type.Optional(Type.String({ minLength: 1, maxLength: 40 })),
    /** A public facility it is about; without a place of its own the report lies where that stands. */
    facilityId: Type.Optional(Uuid),
    phone: Type.Optional(Type.String({ maxLength: 24 })),
    name: Type.Optional(Type.String({ maxLength: 40 })),
    /** Separate, unticked by default: may the result be shown in public; may the handling unit see the phone number. */
    consents: Type.Optional(
      Type.Array(Type.Union([Type.Literal('publish-result'), Type.Literal('share-contact')]), { maxItems: 2 }),
    ),
    confidential: Type.Optional(Type.Boolean()),
    photos: Type.Optional(Type.Array(Photo, { maxItems: 3 })),
  },
  { additionalProperties: false },
);
export type ReportBody = Static<typeof ReportBody>;

export const reportRequest = endpoint({
  method: 'POST',
  path: '/api/reports',
  access: 'public',
  summary: 'A resident reports a problem; the answer holds the query code, which is shown once',
  body: ReportBody,
  status: 201,
  response: Type.Object({
    number: Type.String(),
    queryCode: Type.String(),
    /** By when somebody will have looked at it; null when the calendar of that year is not known yet. */
    acceptBy: MaybeInstant,
    next: Type.Object({ zh: Type.String(), en: Type.String() }),
    /** Whom to call at once instead, where the words say so; the report has been received all the same. */
    advice: Type.Array(Diversion),
  }),
});

export const nearbyReports = endpoint({
  method: 'POST',
  path: '/api/reports/nearby',
  access: 'public',
  summary: 'Open reports like this one nearby, so that a resident can say "me too" instead of reporting again',
  body: Type.Object(
    {
      content: Type.Optional(Type.String({ maxLength: 2000 })),
      lon: Type.Optional(Type.Number({ minimum: -180, maximum: 180 })),
      lat: Type.Optional(Type.Number({ minimum: -90, maximum: 90 })),
      placeId: Type.Optional(Uuid),
    },
    { additionalProperties: false },
  ),
  response: Type.Object({
    items: Type.Array(
      Type.Object({
        id: Uuid,
        number: Type.String(),
        what: Type.String(),
        stage: Type.String(),
        createdAt: Instant,
        distance: Type.Union([Type.Number(), Type.Null()]),
        meToo: Type.Integer(),
      }),
    ),
  }),
});

export const meToo = endpoint({
  method: 'POST',
  path: '/api/reports/{id}/me-too',
  access: 'public',
  summary: 'One more resident has met the same problem; gives a query code to follow it',
  params: Type.Object({ id: Uuid }),
  status: 201,
  response: Type.Object({ number: Type.String(), queryCode: Type.String(), meToo: Type.Integer() }),
});

/** What a resident sees: stages in plain words, units not persons, limits, every public text. */
export const Progress = Type.Object({
  number: Type.String(),
  content: Type.String(),
  address: Type.String(),
  createdAt: Instant,
  stage: Type.Union([
    Type.Literal('received'),
    Type.Literal('need-info'),
    Type.Literal('assigned'),
    Type.Literal('handling'),
    Type.Literal('suspended'),
    Type.Literal('checking'),
    Type.Literal('rate'),
    Type.Literal('done'),
    Type.Literal('declined'),
    Type.Literal('withdrawn'),
    Type.Literal('void'),
  ]),
  unit: Type.Union([Type.String(), Type.Null()]),
  unitPhone: Type.Union([Type.String(), Type.Null()]),
  dueAt: MaybeInstant,
  late: Type.Boolean(),
  /** The number of the request it is dealt with under, since both are about the same thing. */
  mergedInto: Type.Union([Type.String(), Type.Null()]),
  /** While it is on hold: the day by which it is looked at again. */
  reviewOn: Type.Union([Type.String(), Type.Null()]),
  steps: Type.Array(
    Type.Object({
      at: Instant,
      title: Type.Object({ zh: Type.String(), en: Type.String() }),
      text: Type.Union([Type.String(), Type.Null()]),
      unit: Type.Union([Type.String(), Type.Null()]),
    }),
  ),
  question: Type.Union([Type.String(), Type.Null()]),
  publicText: Type.Union([Type.String(), Type.Null()]),
  photos: Type.Array(Type.Object({ id: Uuid, claim: Type.String(), purpose: Type.String() })),
  rating: Type.Union([
    Type.Object({ solved: Type.Boolean(), satisfied: Type.Integer(), reasons: Type.Array(Type.String()) }),
    Type.Null(),
  ]),
  can: Type.Object({
    supply: Type.Boolean(),
    addPhoto: Type.Boolean(),
    withdraw: Type.Boolean(),
    rate: Type.Boolean(),
    reopen: Type.Boolean(),
  }),
});
export type Progress = Static<typeof Progress>;

export const seeProgress = endpoint({
  method: 'POST',
  path: '/api/progress',
  access: 'public',
  summary: 'How a report stands, by its query code',
  body: Type.Object({ code: Code }, { additionalProperties: false }),
  response: Progress,
});

export const supplyByCode = endpoint({
  method: 'POST',
  path: '/api/progress/supply',
  access: 'public',
  summary: 'The resident answers the open question or adds words and photos',
  body: Type.Object(
    {
      code: Code,
      answer: Type.String({ minLength: 1, maxLength: 2000 }),
      photos: Type.Optional(Type.Array(Photo, { maxItems: 3 })),
    },
    { additionalProperties: false },
  ),
  response: Progress,
});

export const withdrawByCode = endpoint({
  method: 'POST',
  path: '/api/progress/withdraw',
  access: 'public',
  summary: 'The resident takes the report back before it is answered',
  body: Type.Object(
    { code: Code, reason: Type.Optional(Type.String({ maxLength: 300 })) },
    { additionalProperties: false },
  ),
  response: Progress,
});

export const rateByCode = endpoint({
  method: 'POST',
  path: '/api/progress/rate',
  access: 'public',
  summary:
    'Solved or not, how satisfied, and why; once (410 afterwards). Unhappy for a reason that can be mended reopens it.',
  body: Type.Object(
    {
      code: Code,
      solved: Type.Boolean(),
      satisfied: Type.Integer({ minimum: 1, maximum: 5 }),
      reasons: Type.Optional(Type.Array(Type.String({ maxLength: 40 }), { maxItems: 8 })),
      text: Type.Optional(Type.String({ maxLength: 500 })),
    },
    { additionalProperties: false },
  ),
  response: Progress,
});

export const reopenByCode = endpoint({
  method: 'POST',
  path: '/api/progress/reopen',
  access: 'public',
  summary: 'The resident says within the window that it is not solved after all',
  body: Type.Object(
    { code: Code, reason: Type.String({ minLength: 2, maxLength: 500 }) },
    { additionalProperties: false },
  ),
  response: Progress,
});

export const residentEndpoints = {
  reportRequest,
  nearbyReports,
  meToo,
  seeProgress,
  supplyByCode,
  withdrawByCode,
  rateByCode,
  reopenByCode,
};
