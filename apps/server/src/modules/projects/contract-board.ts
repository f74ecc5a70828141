import { Type, type Static } from 'typebox';
import { endpoint } from '../../kernel/endpoint.ts';
import { closed, Code, Day, Instant, MaybeDay, MaybeUuid, Month, Percent, Uuid, Version } from './contract-parts.ts';

/** 挂图作战: which projects and which months. */
export const BoardQuery = Type.Object(
  {
    /** January of this year unless told. */
    from: Type.Optional(Month),
    months: Type.Optional(Type.Integer({ minimum: 1, maximum: 24 })),
    type: Type.Optional(Code),
    /** The place and everything below it. */
    placeId: Type.Optional(Uuid),
    /** Owner or helper. */
    unitId: Type.Optional(Uuid),
    late: Type.Optional(Type.Enum(['1', 'true', '0', 'false'])),
  },
  closed,
);
export type BoardQuery = Static<typeof BoardQuery>;

const MaybePercent = Type.Union([Percent, Type.Null()]);
export const BoardRow = Type.Object({
  id: Uuid,
  number: Type.String(),
  title: Type.String(),
  type: Type.String(),
  state: Type.String(),
  placeId: MaybeUuid,
  leadId: MaybeUuid,
  percent: Percent,
  startedOn: MaybeDay,
  finishedOn: MaybeDay,
  /** The last milestone's day. */
  endsOn: MaybeDay,
  /** Days since the first milestone that is overdue; 0 when none is. */
  lateDays: Type.Integer(),
  /** Of the milestone it is late with. */
  lateWith: Type.Union([Type.String(), Type.Null()]),
  /** By the end of each month; `planned` null before the first milestone was laid, `reached` null for months to come and before it began. */
  months: Type.Array(Type.Object({ month: Month, planned: MaybePercent, reached: MaybePercent, late: Type.Boolean() })),
});
export type BoardRow = Static<typeof BoardRow>;

export const projectBoard = endpoint({
  method: 'GET',
  path: '/api/project-board',
  access: 'project.read',
  summary: 'Projects by months with what was planned and what was reached, the latest first; up to 2,000 projects',
  query: BoardQuery,
  response: Type.Object({
    from: Month,
    months: Type.Integer(),
    items: Type.Array(BoardRow),
    /** How many more there are than the board holds. */
    more: Type.Integer(),
  }),
});

export const exportProjectBoard = endpoint({
  method: 'GET',
  path: '/api/exports/project-board.xlsx',
  access: 'project.read',
  summary: 'The board as a workbook: two columns for each month, planned and reached',
  query: BoardQuery,
  produces: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
});

export const projectEffects = endpoint({
  method: 'GET',
  path: '/api/project-effects',
  access: 'project.read',
  summary:
    'By type of project: effects, people helped, residents’ rating, rechecks and how many of them found a rebound',
  query: Type.Object({ from: Type.Optional(Day), until: Type.Optional(Day) }, closed),
  response: Type.Object({
    items: Type.Array(
      Type.Object({
        type: Type.String(),
        projects: Type.Integer(),
        effects: Type.Integer(),
        published: Type.Integer(),
        peopleHelped: Type.Integer(),
        codes: Type.Integer(),
        ratings: Type.Integer(),
        averageScore: Type.Union([Type.Number(), Type.Null()]),
        rechecks: Type.Integer(),
        rebounds: Type.Integer(),
        /** Rebounds of a hundred rechecks; null without any. */
        reboundRate: Type.Union([Type.Number(), Type.Null()]),
        /** Rechecks whose day has come. */
        rechecksDue: Type.Integer(),
      }),
    ),
  }),
});

export const issueRatingCodes = endpoint({
  method: 'POST',
  path: '/api/projects/{id}/rating-codes',
  access: 'project.handle',
  summary: 'Issue codes for residents to rate the effect with; they are shown once, and each counts once',
  params: Type.Object({ id: Uuid }),
  body: Type.Object({ count: Type.Integer({ minimum: 1, maximum: 500 }), version: Version }, closed),
  status: 201,
  response: Type.Object({ expiresOn: Day, codes: Type.Array(Type.String()) }),
});

const RatingCode = Type.String({ minLength: 8, maxLength: 80 });
export const RatedEffect = Type.Object({
  title: Type.String(),
  before: Type.String(),
  after: Type.String(),
  peopleHelped: Type.Integer(),
  /** When this code was used; null as long as it still counts. */
  ratedAt: Type.Union([Instant, Type.Null()]),
});
export const lookAtRating = endpoint({
  method: 'POST',
  path: '/api/project-ratings/code',
  access: 'public',
  summary: 'What a code rates, and whether it has been used',
  body: Type.Object({ code: RatingCode }, closed),
  response: RatedEffect,
});
export const rateProject = endpoint({
  method: 'POST',
  path: '/api/project-ratings',
  access: 'public',
  summary: 'A resident rates the effect of a project with a code, without an account; a code counts once',
  body: Type.Object({ code: RatingCode, score: Type.Integer({ minimum: 1, maximum: 5 }) }, closed),
  status: 201,
  response: RatedEffect,
});

export const boardEndpoints = {
  projectBoard,
  exportProjectBoard,
  projectEffects,
  issueRatingCodes,
  lookAtRating,
  rateProject,
};
