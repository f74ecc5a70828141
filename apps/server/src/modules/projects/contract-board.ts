import { Type, type Static } from 'typebox';
import { endpoint } from '../../kernel/endpoint.ts';
import { closed, Code, MaybeDay, MaybeUuid, Month, Percent, Uuid } from './contract-parts.ts';

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

export const boardEndpoints = { projectBoard, exportProjectBoard };
