import { Type, type Static } from 'typebox';
import { endpoint } from '../../kernel/endpoint.ts';
import { FileView } from '../files/contract.ts';
import { ClockView, LogEntry, MatterRow } from '../matters/contract.ts';
import { projectActionEndpoints, ProjectResult } from './contract-actions.ts';
import { boardEndpoints } from './contract-board.ts';
import { effectEndpoints } from './contract-effects.ts';
import { optionEndpoints } from './contract-settings.ts';
import { sheetEndpoints } from './contract-sheets.ts';
import {
  Budget,
  byId,
  Call,
  Claim,
  closed,
  Code,
  Cursor,
  Decision,
  Effect,
  Instant,
  MaybeDay,
  MaybeInstant,
  MaybeText,
  MaybeUuid,
  Milestone,
  NewMilestones,
  NewPart,
  Part,
  Percent,
  Report,
  Source,
  SourceKind,
  Text,
  Uuid,
} from './contract-parts.ts';

export * from './contract-actions.ts';
export * from './contract-board.ts';
export * from './contract-effects.ts';
export * from './contract-settings.ts';
export * from './contract-sheets.ts';
export type { Call, Claim, Decision, Effect, Milestone, NewMilestone, Part, Report, Source } from './contract-parts.ts';

/** 项目类型: the tenant's own list. */
export const ProjectType = Type.Object({ code: Type.String(), name: Type.String(), nameEn: Type.String() });
export const listProjectTypes = endpoint({
  method: 'GET',
  path: '/api/project-types',
  access: 'project.read',
  summary: 'The types of projects this tenant has, and after how many days an effect is looked back on',
  response: Type.Object({ items: Type.Array(ProjectType), recheckAfterDays: Type.Integer() }),
});

export const DraftProject = Type.Object(
  {
    title: Text(60),
    type: Code,
    content: Text(4000),
    placeId: Type.Optional(Uuid),
    /** Who is to own it, if that is known before the decision. */
    ownerId: Type.Optional(Uuid),
    budget: Type.Optional(Budget),
    parts: Type.Optional(Type.Array(NewPart, { maxItems: 30 })),
    milestones: Type.Optional(NewMilestones),
    sources: Type.Optional(Type.Array(Source, { maxItems: 60 })),
  },
  closed,
);
export type DraftProject = Static<typeof DraftProject>;
export const draftProject = endpoint({
  method: 'POST',
  path: '/api/projects',
  access: 'project.draft',
  summary: 'Draft a project, with what it is made of',
  body: DraftProject,
  status: 201,
  response: ProjectResult,
});

/** A project as it stands in a list, with what is to be reached next. */
export const ProjectRow = Type.Object({
  ...MatterRow.properties,
  plannerId: Uuid,
  percent: Percent,
  /** The first milestone that is not reached yet. */
  nextTitle: MaybeText,
  nextOn: MaybeDay,
  recheckOn: MaybeDay,
});
export type ProjectRow = Static<typeof ProjectRow>;
export const listProjects = endpoint({
  method: 'GET',
  path: '/api/projects',
  access: 'project.read',
  summary: 'Projects: what waits for the active post (todo), what is open, what is over; by limit or newest first',
  query: Type.Object({
    view: Type.Optional(Type.Union([Type.Literal('todo'), Type.Literal('open'), Type.Literal('ended')])),
    type: Type.Optional(Code),
    state: Type.Optional(Code),
    /** Made of this need, resource, request or meeting. */
    sourceId: Type.Optional(Uuid),
    /** The place and everything below it. */
    placeId: Type.Optional(Uuid),
    /** Planner, owner or helper. */
    unitId: Type.Optional(Uuid),
    /** Words of its title or content, or its number. */
    q: Type.Optional(Type.String({ minLength: 1, maxLength: 60 })),
    cursor: Cursor,
  }),
  response: Type.Object({ items: Type.Array(ProjectRow), next: MaybeText }),
});

/** 揭榜: as every unit that may claim sees it. */
export const OpenCall = Type.Object({
  id: Uuid,
  number: Type.String(),
  title: Type.String(),
  type: Type.String(),
  content: Type.String(),
  placeId: MaybeUuid,
  plannerId: Uuid,
  budgetAmount: MaybeText,
  mode: Type.String(),
  conditions: Type.String(),
  closesOn: Type.String(),
  publishedOn: Type.String(),
  /** How many units have claimed; which ones only the planner sees. */
  claims: Type.Integer(),
  /** Where the own unit's claim stands. */
  mine: MaybeText,
});
export const listOpenCalls = endpoint({
  method: 'GET',
  path: '/api/project-calls',
  access: 'project.claim',
  summary:
    'A page of the open calls of the whole tenant, those that close first before the others; `mine`: that the own unit has claimed',
  query: Type.Object(
    { mine: Type.Optional(Type.Boolean()), cursor: Type.Optional(Type.String({ maxLength: 200 })) },
    closed,
  ),
  response: Type.Object({
    items: Type.Array(OpenCall),
    next: MaybeText,
    /** How many there are on all pages. */
    total: Type.Integer(),
  }),
});

/** Everything the page of a project shows. */
export const Project = Type.Object({
  ...MatterRow.properties,
  content: Type.String(),
  plannerId: Uuid,
  budget: Type.Object({ amount: MaybeText, source: Type.String(), text: Type.String() }),
  decision: Type.Union([Decision, Type.Null()]),
  call: Type.Union([Call, Type.Null()]),
  /** All for the planner, else the own unit's and the winner's. */
  claims: Type.Array(Claim),
  parts: Type.Array(Part),
  milestones: Type.Array(Milestone),
  reports: Type.Array(Report),
  effects: Type.Array(Effect),
  ratings: Type.Array(
    Type.Object({
      round: Type.Integer(),
      codes: Type.Integer(),
      ratings: Type.Integer(),
      averageScore: Type.Union([Type.Number(), Type.Null()]),
    }),
  ),
  percent: Percent,
  round: Type.Integer(),
  recheckOn: MaybeDay,
  startedOn: MaybeDay,
  finishedOn: MaybeDay,
  stopReason: MaybeText,
  closedAt: MaybeInstant,
  sources: Type.Array(
    Type.Object({ kind: SourceKind, id: Uuid, told: MaybeText, toldAt: MaybeInstant, linkedAt: Instant }),
  ),
  files: Type.Array(FileView),
  clocks: Type.Array(ClockView),
  log: Type.Array(LogEntry),
  abilities: Type.Array(Type.String()),
});
export type Project = Static<typeof Project>;
export const getProject = endpoint({
  method: 'GET',
  path: '/api/projects/{id}',
  access: 'project.read',
  summary: 'One project with its milestones, claims, effects, log and what the caller may do',
  params: byId,
  response: Project,
});

export const projectsEndpoints = {
  listProjectTypes,
  draftProject,
  listProjects,
  listOpenCalls,
  getProject,
  ...projectActionEndpoints,
  ...boardEndpoints,
  ...effectEndpoints,
  ...sheetEndpoints,
  ...optionEndpoints,
};
