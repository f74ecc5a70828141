import { type Static, Type } from 'typebox';
import { endpoint } from '../../kernel/endpoint.ts';
import { closed, Cursor, IdParams, May, MaybeText, Uuid, Version } from './contract-parts.ts';

/** 突出、较好、一般、较差. Words, never points: nobody is ranked by them. */
export const Grade = Type.Union([
  Type.Literal('outstanding'),
  Type.Literal('good'),
  Type.Literal('fair'),
  Type.Literal('poor'),
]);
export type Grade = Static<typeof Grade>;
const MaybeGrade = Type.Unsafe<Grade | null>({ type: ['string', 'null'] });

/** What a community thinks of a unit's part in a year, with the unit's objection and the answer to it. */
export const UnitOpinion = Type.Object({
  id: Uuid,
  communityId: Uuid,
  unitId: Uuid,
  year: Type.Integer(),
  grade: Grade,
  opinion: Type.String(),
  writtenAt: Type.String(),
  objection: MaybeText,
  objectedAt: MaybeText,
  answer: MaybeText,
  answeredAt: MaybeText,
  /** Null until it is answered: whether the opinion stood or was changed. */
  outcome: Type.Unsafe<'kept' | 'changed' | null>({ type: ['string', 'null'] }),
  /** What it said before the answer changed it. */
  firstGrade: MaybeGrade,
  firstOpinion: MaybeText,
  version: Type.Integer(),
  may: May,
});
export type UnitOpinion = Static<typeof UnitOpinion>;

const Year = Type.Integer({ minimum: 2000, maximum: 2100 });
const Words = Type.String({ minLength: 2, maxLength: 1000, pattern: '\\S' });

export const listOpinions = endpoint({
  method: 'GET',
  path: '/api/unit-opinions',
  access: 'opinion.read',
  summary:
    'A page of what communities think of units by years, newest first: for the two sides, and for those above the community',
  query: Type.Object(
    { year: Type.Optional(Year), unitId: Type.Optional(Uuid), communityId: Type.Optional(Uuid), cursor: Cursor },
    closed,
  ),
  response: Type.Object({
    items: Type.Array(UnitOpinion),
    next: MaybeText,
    /** Of which years there are any, the newest first. */
    years: Type.Array(Type.Integer()),
    may: May,
  }),
});
export const writeOpinion = endpoint({
  method: 'POST',
  path: '/api/unit-opinions',
  access: 'body.manage',
  summary: 'A community writes its opinion of a unit for a year, once',
  body: Type.Object({ unitId: Uuid, year: Year, grade: Grade, opinion: Words }, closed),
  status: 201,
  response: UnitOpinion,
});
export const reviseOpinion = endpoint({
  method: 'PATCH',
  path: '/api/unit-opinions/{id}',
  access: 'body.manage',
  summary: 'Put an opinion right as long as the unit has not objected',
  params: IdParams,
  body: Type.Object({ version: Version, grade: Grade, opinion: Words }, closed),
  response: UnitOpinion,
});
export const objectToOpinion = endpoint({
  method: 'POST',
  path: '/api/unit-opinions/{id}/object',
  access: 'body.lead',
  summary: 'The unit objects, once',
  params: IdParams,
  body: Type.Object({ version: Version, objection: Words }, closed),
  response: UnitOpinion,
});
export const answerObjection = endpoint({
  method: 'POST',
  path: '/api/unit-opinions/{id}/answer',
  access: 'body.manage',
  summary: 'Answer the objection, by another person than the one who wrote: the opinion stands, or is changed',
  params: IdParams,
  body: Type.Object(
    {
      version: Version,
      answer: Words,
      outcome: Type.Union([Type.Literal('kept'), Type.Literal('changed')]),
      /** Only when it is changed. */
      grade: Type.Optional(Grade),
      opinion: Type.Optional(Words),
    },
    closed,
  ),
  response: UnitOpinion,
});

export const opinionEndpoints = { listOpinions, writeOpinion, reviseOpinion, objectToOpinion, answerObjection };
