import { Type, type Static, type TProperties } from 'typebox';
import { endpoint } from '../../kernel/endpoint.ts';
import { LogEntry, MatterRow } from '../matters/contract.ts';
import {
  byId,
  closed,
  Code,
  CountOrNull,
  Cursor,
  Day,
  DayOrNull,
  Instant,
  MaybeInstant,
  MaybeText,
  MaybeUuid,
  NeedSource,
  Short,
  Text,
  Uuid,
  Version,
} from './contract-parts.ts';

const facts = {
  sort: Code,
  /** What is needed; no names and no telephone numbers. */
  content: Text(2000),
  address: Type.Optional(Short(200)),
  /** How many are concerned, or which group; nobody by name. */
  people: Type.Optional(CountOrNull),
  group: Type.Optional(Short(60)),
  wantedBy: Type.Optional(DayOrNull),
  repeatable: Type.Optional(Type.Boolean()),
};
const Source = Type.Object(
  { source: NeedSource, subjectId: Type.Optional(Uuid), reference: Type.Optional(Short(120)) },
  closed,
);
export const NoteNeed = Type.Object({ ...facts, placeId: Type.Optional(Uuid), source: Source }, closed);
export type NoteNeed = Static<typeof NoteNeed>;
const { content: _content, ...without } = facts;
/** What is left out is taken from where it comes from. */
export const NeedFrom = Type.Object({ ...without, content: Type.Optional(facts.content) }, closed);
export type NeedFrom = Static<typeof NeedFrom>;

export const NeedResult = Type.Object({
  id: Uuid,
  number: Type.String(),
  state: Type.String(),
  version: Type.Integer(),
  abilities: Type.Array(Type.String()),
});
export type NeedResult = Static<typeof NeedResult>;

const SortView = Type.Object({ code: Type.String(), name: Type.String(), nameEn: Type.String() });
export const listNeedSorts = endpoint({
  method: 'GET',
  path: '/api/need-sorts',
  access: 'need.read',
  summary: 'The sorts into which needs and resources are divided here, and which resources meet which needs',
  response: Type.Object({
    needs: Type.Array(Type.Object({ ...SortView.properties, metBy: Type.Array(Type.String()) })),
    resources: Type.Array(SortView),
  }),
});
export const noteNeed = endpoint({
  method: 'POST',
  path: '/api/needs',
  access: 'need.note',
  summary: 'Note a need of residents in the own area; it waits to be verified by another person',
  body: NoteNeed,
  status: 201,
  response: NeedResult,
});
export const needFromRequest = endpoint({
  method: 'POST',
  path: '/api/needs/from-request/{id}',
  access: 'need.note',
  summary: 'Hand a request that is being handled over to a new need; the request keeps the link until that has ended',
  params: byId,
  body: Type.Object({ ...NeedFrom.properties, requestVersion: Version, note: Type.Optional(Short(500)) }, closed),
  status: 201,
  response: NeedResult,
});
export const needFromFinding = endpoint({
  method: 'POST',
  path: '/api/needs/from-finding/{id}',
  access: 'need.note',
  summary: 'Take over a need that was found on a visit or a round',
  params: byId,
  body: Type.Object({ ...NeedFrom.properties, findingVersion: Version }, closed),
  status: 201,
  response: NeedResult,
});
export const reviseNeed = endpoint({
  method: 'PATCH',
  path: '/api/needs/{id}',
  access: 'need.note',
  summary: 'Put the facts of a need right while it waits to be verified; who revises it does not verify it',
  params: byId,
  body: Type.Object({ ...Type.Partial(Type.Object(facts)).properties, version: Version }, closed),
  response: NeedResult,
});
export const addNeedSource = endpoint({
  method: 'POST',
  path: '/api/needs/{id}/sources',
  access: 'need.note',
  summary: 'Keep a further source of a need: another meeting, another slip from the box',
  params: byId,
  body: Source,
  status: 201,
  response: NeedResult,
});

/** By which the list is narrowed, on the screen and in the workbook alike. */
export const needFilter = {
  state: Type.Optional(Type.Array(Type.String({ maxLength: 20 }), { maxItems: 9 })),
  sort: Type.Optional(Code),
  placeId: Type.Optional(Uuid),
  q: Type.Optional(Type.String({ minLength: 1, maxLength: 60 })),
  /** On the list, and nothing promised for it. */
  unmatched: Type.Optional(Type.Boolean()),
  /** Open and wanted by a day that is past, or within so many days. */
  due: Type.Optional(Type.Union([Type.Literal('overdue'), Type.Literal('week'), Type.Literal('month')])),
};
export const NeedRow = Type.Object({
  ...MatterRow.properties,
  sort: Type.String(),
  people: Type.Union([Type.Integer(), Type.Null()]),
  wantedBy: MaybeText,
});
export const listNeeds = endpoint({
  method: 'GET',
  path: '/api/needs',
  access: 'need.read',
  summary:
    'Needs, newest first: by state, sort, place or words; what is on the list is for every reader, the rest for its area',
  query: Type.Object({ ...needFilter, cursor: Cursor }),
  response: Type.Object({ items: Type.Array(NeedRow), next: MaybeText }),
});
export const SimilarNeed = Type.Object({
  id: Uuid,
  number: Type.String(),
  title: Type.String(),
  state: Type.String(),
  placeId: MaybeUuid,
  people: Type.Union([Type.Integer(), Type.Null()]),
  version: Type.Integer(),
  /** The telling words both have. */
  words: Type.Array(Type.String()),
});
export type SimilarNeed = Static<typeof SimilarNeed>;
export const listSimilarNeeds = endpoint({
  method: 'GET',
  path: '/api/needs/{id}/similar',
  access: 'need.verify',
  summary: 'Open needs of the own area that say much the same, the most alike first: they may be gathered into one',
  params: byId,
  response: Type.Object({ items: Type.Array(SimilarNeed) }),
});
export const NeedSourceView = Type.Object({
  id: Uuid,
  needId: Uuid,
  source: NeedSource,
  subjectId: MaybeUuid,
  reference: Type.String(),
  addedAt: Instant,
});
export const Need = Type.Object({
  ...NeedRow.properties,
  content: Type.String(),
  address: Type.String(),
  group: Type.String(),
  repeatable: Type.Boolean(),
  gatheredInto: MaybeUuid,
  verifyText: MaybeText,
  metText: MaybeText,
  recheckText: MaybeText,
  endReason: MaybeText,
  /** How often it came back after it was met. */
  rebounds: Type.Integer(),
  closedAt: MaybeInstant,
  /** Its own and those of the needs gathered into it. */
  sources: Type.Array(NeedSourceView),
  /** Made of it, the newest first; those the caller may see. */
  projects: Type.Array(
    Type.Object({
      id: Uuid,
      number: Type.String(),
      title: Type.String(),
      state: Type.String(),
      percent: Type.Integer(),
    }),
  ),
  gathered: Type.Array(Type.Object({ id: Uuid, number: Type.String(), title: Type.String(), version: Type.Integer() })),
  log: Type.Array(LogEntry),
  abilities: Type.Array(Type.String()),
});
export type Need = Static<typeof Need>;
export const getNeed = endpoint({
  method: 'GET',
  path: '/api/needs/{id}',
  access: 'need.read',
  summary: 'One need with its sources, what was gathered into it, its log and what the caller may do',
  params: byId,
  response: Need,
});

const input = <P extends TProperties>(properties: P) => Type.Object({ ...properties, version: Version }, closed);
const Told = Type.Optional(Text(500));
export const needInputs = {
  verify: input({ text: Told }),
  'send-back': input({ reason: Text(500) }),
  list: input({}),
  /** `publicText`: what the residents behind it are told; a plain sentence unless given. */
  meet: input({ text: Text(1000), metOn: Type.Optional(Day), publicText: Type.Optional(Text(1000)) }),
  recheck: input({ text: Told }),
  rebound: input({ reason: Text(500) }),
  /** The need that stays; both must be open to the caller. */
  gather: input({ intoId: Uuid }),
  release: input({}),
  refuse: input({ reason: Text(500) }),
  withdraw: input({ reason: Text(500) }),
} as const;
export type NeedActionName = keyof typeof needInputs;
export const needPermissions: Record<NeedActionName, string> = {
  verify: 'need.verify',
  'send-back': 'need.verify',
  list: 'need.verify',
  meet: 'need.match',
  recheck: 'need.verify',
  rebound: 'need.verify',
  gather: 'need.verify',
  release: 'need.verify',
  refuse: 'need.verify',
  withdraw: 'need.note',
};
const action = <N extends NeedActionName>(name: N) =>
  endpoint({
    method: 'POST',
    path: `/api/needs/{id}/${name}` as const,
    access: needPermissions[name],
    summary: `Action on a need: ${name}`,
    params: byId,
    body: needInputs[name],
    response: NeedResult,
  });
export const needActionEndpoints = {
  verifyNeed: action('verify'),
  sendBackNeed: action('send-back'),
  putNeedOnList: action('list'),
  meetNeed: action('meet'),
  recheckNeed: action('recheck'),
  reboundNeed: action('rebound'),
  gatherNeed: action('gather'),
  releaseNeed: action('release'),
  refuseNeed: action('refuse'),
  withdrawNeed: action('withdraw'),
};
export const NeedsTogether = Type.Object(
  {
    action: Type.Union([Type.Literal('verify'), Type.Literal('list')]),
    items: Type.Array(Type.Object({ id: Uuid, version: Version }, closed), { minItems: 1, maxItems: 200 }),
    text: Told,
  },
  closed,
);
export type NeedsTogether = Static<typeof NeedsTogether>;
const NeedsTogetherResult = Type.Object({
  done: Type.Integer(),
  /** What was not, and why; the others stand. */
  refused: Type.Array(
    Type.Object({
      id: Uuid,
      number: MaybeText,
      reason: Type.Object({ zh: Type.String(), en: Type.String() }),
    }),
  ),
});
export type NeedsTogetherResult = Static<typeof NeedsTogetherResult>;
export const actOnNeeds = endpoint({
  method: 'POST',
  path: '/api/needs/together',
  access: 'need.verify',
  summary: 'Verify many needs, or put them on the list, in one go; each as if by itself',
  body: NeedsTogether,
  response: NeedsTogetherResult,
});
export const needEndpoints = {
  actOnNeeds,
  listNeedSorts,
  noteNeed,
  needFromRequest,
  needFromFinding,
  reviseNeed,
  addNeedSource,
  listNeeds,
  listSimilarNeeds,
  getNeed,
  ...needActionEndpoints,
};
