import { Type, type Static } from 'typebox';
import { endpoint } from '../../kernel/endpoint.ts';
import { Instant, MaybeUuid, Uuid } from '../matters/contract.ts';

const Words = Type.Object({ zh: Type.String(), en: Type.String() });
const Confidence = Type.Number({ minimum: 0, maximum: 1 });

/** What is offered, never done by itself. `offers` is empty where nothing is sure enough to be said. */
export const Suggestions = Type.Object({
  category: Type.Object({
    /** 'history': learned from the tenant's own requests; 'list': only the words of the category list are known yet. */
    basis: Type.Union([Type.Literal('history'), Type.Literal('list')]),
    offers: Type.Array(Type.Object({ code: Type.String(), confidence: Confidence, words: Type.Array(Type.String()) })),
  }),
  unit: Type.Object({
    /** The category it was asked for: the request's own, or the first offer. */
    category: Type.Union([Type.String(), Type.Null()]),
    offers: Type.Array(
      Type.Object({
        unitId: Uuid,
        confidence: Confidence,
        clause: Type.Union([Type.String(), Type.Null()]),
        reasons: Type.Array(Words),
        words: Type.Array(Type.String()),
      }),
    ),
  }),
  /** Version of the model; null while only the lists are known. */
  model: Type.Union([Type.Integer(), Type.Null()]),
});
export type Suggestions = Static<typeof Suggestions>;

const Where = {
  placeId: Type.Optional(Uuid),
  lon: Type.Optional(Type.Number({ minimum: -180, maximum: 180 })),
  lat: Type.Optional(Type.Number({ minimum: -90, maximum: 90 })),
};

export const suggestForRequest = endpoint({
  method: 'GET',
  path: '/api/insight/requests/{id}/suggestions',
  access: 'request.read',
  summary: 'Category and unit offered for a request, with confidence and reasons',
  params: Type.Object({ id: Uuid }),
  query: Type.Object({ category: Type.Optional(Type.String({ maxLength: 40 })) }),
  response: Suggestions,
});

export const suggestForDraft = endpoint({
  method: 'POST',
  path: '/api/insight/suggestions',
  access: 'request.register',
  summary: 'The same for a text that is being entered; nothing is kept of it',
  body: Type.Object(
    {
      content: Type.String({ maxLength: 5000 }),
      category: Type.Optional(Type.String({ maxLength: 40 })),
      source: Type.Optional(Type.String({ maxLength: 40 })),
      ...Where,
    },
    { additionalProperties: false },
  ),
  response: Suggestions,
});

export const Alike = Type.Object({
  id: Uuid,
  number: Type.String(),
  title: Type.String(),
  state: Type.String(),
  open: Type.Boolean(),
  createdAt: Instant,
  placeId: MaybeUuid,
  /** 'copy': the same words; 'same-fact': much the same words, here and now; 'alike': worth a look; 'same-reporter': other words. */
  kind: Type.Union([
    Type.Literal('copy'),
    Type.Literal('same-fact'),
    Type.Literal('alike'),
    Type.Literal('same-reporter'),
  ]),
  sameReporter: Type.Boolean(),
  reasons: Type.Object({
    words: Type.Array(Type.String()),
    /** Metres; null where one of the two has no position. */
    distance: Type.Union([Type.Number(), Type.Null()]),
    days: Type.Integer(),
    samePlace: Type.Boolean(),
    score: Type.Number(),
  }),
  /** The same as one sentence. */
  reason: Words,
});
export type Alike = Static<typeof Alike>;

const AlikePage = Type.Object({
  items: Type.Array(Alike),
  /** How many other requests the same contact made in the last 90 days, of those the caller may see. */
  sameReporter: Type.Integer(),
});
export type AlikePage = Static<typeof AlikePage>;

export const duplicatesOfRequest = endpoint({
  method: 'GET',
  path: '/api/insight/requests/{id}/duplicates',
  access: 'request.read',
  summary: 'Requests that may say the same, with the reason, and whether the same resident made them',
  params: Type.Object({ id: Uuid }),
  response: AlikePage,
});

export const duplicatesOfDraft = endpoint({
  method: 'POST',
  path: '/api/insight/duplicates',
  access: 'request.register',
  summary: 'The same for a text that is being entered; nothing is kept of it',
  body: Type.Object(
    {
      content: Type.String({ maxLength: 5000 }),
      phone: Type.Optional(Type.String({ maxLength: 24 })),
      ...Where,
    },
    { additionalProperties: false },
  ),
  response: AlikePage,
});

export const ModelVersion = Type.Object({
  number: Type.Integer(),
  trainedAt: Instant,
  requests: Type.Integer(),
  bytes: Type.Integer(),
  /** Measured on a fifth of the requests that was held back; null where there were too few. */
  quality: Type.Record(
    Type.String(),
    Type.Union([
      Type.Null(),
      Type.Object({
        count: Type.Integer(),
        top1: Type.Number(),
        top3: Type.Number(),
        macroF1: Type.Number(),
        calibrationError: Type.Number(),
        curve: Type.Array(
          Type.Object({
            from: Type.Number(),
            to: Type.Number(),
            count: Type.Integer(),
            confidence: Type.Number(),
            right: Type.Number(),
          }),
        ),
      }),
    ]),
  ),
});

const ChoiceCount = Type.Object({
  offered: Type.Integer(),
  first: Type.Integer(),
  top3: Type.Integer(),
  all: Type.Integer(),
});

export const listModels = endpoint({
  method: 'GET',
  path: '/api/insight/models',
  access: 'report.read',
  summary: 'Versions of the model with what they were measured at, and how often people took what was offered',
  response: Type.Object({
    items: Type.Array(ModelVersion),
    /** Of the last 90 days: chosen at all, with an offer, the first offer, one of the three. */
    choices: Type.Object({ category: ChoiceCount, unit: ChoiceCount }),
  }),
});

export const trainNow = endpoint({
  method: 'POST',
  path: '/api/insight/training',
  access: 'list.draft',
  summary: 'Learn anew from the closed requests, now instead of tonight',
  status: 202,
});

export const insightEndpoints = {
  suggestForRequest,
  suggestForDraft,
  duplicatesOfRequest,
  duplicatesOfDraft,
  listModels,
  trainNow,
};
