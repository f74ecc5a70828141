import { Type, type Static } from 'typebox';
import { endpoint } from '../../kernel/endpoint.ts';
import { FileView, SheetTaken } from '../files/contract.ts';
import { closed, Code, Cursor, Day, Effect, Instant, MaybeText, MaybeUuid, Uuid, Version } from './contract-parts.ts';

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

/** 回头看: none until the effect is settled; then to come, due, overdue; held or rebounded once somebody has looked. */
export const RecheckState = Type.Union([
  Type.Literal('none'),
  Type.Literal('to-come'),
  Type.Literal('due'),
  Type.Literal('overdue'),
  Type.Literal('held'),
  Type.Literal('rebounded'),
]);
export type RecheckState = Static<typeof RecheckState>;
const { files: _files, ...told } = Effect.properties;
export const EffectRow = Type.Object({
  id: Uuid,
  number: Type.String(),
  /** Of the project. */
  version: Type.Integer(),
  title: Type.String(),
  type: Type.String(),
  placeId: MaybeUuid,
  leadId: MaybeUuid,
  ...told,
  recheck: RecheckState,
  codes: Type.Integer(),
  ratings: Type.Integer(),
  averageScore: Type.Union([Type.Number(), Type.Null()]),
  /** Pictures of how it was and of how it is. */
  files: Type.Array(FileView),
});
export type EffectRow = Static<typeof EffectRow>;
const which = {
  type: Type.Optional(Code),
  /** The place and everything below it. */
  placeId: Type.Optional(Uuid),
  /** Owner or helper. */
  unitId: Type.Optional(Uuid),
  recheck: Type.Optional(RecheckState),
};
export const listEffects = endpoint({
  method: 'GET',
  path: '/api/project-effects/list',
  access: 'project.read',
  summary: 'Effects, newest first, each round by itself: what it was like before and after, its rating and its recheck',
  query: Type.Object({ ...which, cursor: Cursor }),
  response: Type.Object({ items: Type.Array(EffectRow), next: MaybeText }),
});

const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
export const exportEffects = endpoint({
  method: 'GET',
  path: '/api/project-effects/export.xlsx',
  access: 'project.read',
  summary: 'The effects the caller may see as a workbook, in the form in which they come in',
  query: Type.Object(which),
  produces: xlsx,
});
export const effectTemplate = endpoint({
  method: 'GET',
  path: '/api/project-effects/template.xlsx',
  access: 'project.handle',
  summary: 'The table to fill in for importEffects: a row for each project whose effect the caller is to report',
  produces: xlsx,
});
/** Form fields: `dryRun` ('true' to try only) before `file`. */
export const importEffects = endpoint({
  method: 'POST',
  path: '/api/project-effects/import-xlsx',
  access: 'project.handle',
  summary:
    'Report the effect of each project whose number a row has, correct those that are not settled, or only say what would come of it; rows with errors come back',
  multipart: true,
  status: 201,
  response: SheetTaken,
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

export const effectEndpoints = {
  projectEffects,
  listEffects,
  exportEffects,
  effectTemplate,
  importEffects,
  issueRatingCodes,
  lookAtRating,
  rateProject,
};
