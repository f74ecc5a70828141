import { type Static, type TSchema, Type } from 'typebox';
import { endpoint } from '../../kernel/endpoint.ts';
import {
  CalendarItem,
  CategoryItem,
  DutyItem,
  LimitItem,
  type ListItem,
  ListName,
  nullable,
  RejectionItem,
} from './contract-items.ts';

export * from './contract-items.ts';

const closed = { additionalProperties: false } as const;
const Id = Type.String({ format: 'uuid' });
const Who = nullable<{ id: string; name: string }>(Type.Object({ id: Id, name: Type.String() }));
const MaybeText = nullable<string>(Type.String());
const head = {
  id: Id,
  number: Type.Integer(),
  state: Type.Enum(['draft', 'published', 'superseded']),
  note: Type.String(),
  /** Null: laid by the system when the tenant was made. */
  draftedBy: Who,
  draftedAt: Type.String(),
  publishedBy: Who,
  publishedAt: MaybeText,
  version: Type.Integer(),
  itemCount: Type.Integer(),
};
export const VersionHead = Type.Object({ list: ListName, ...head });
export type VersionHead = Static<typeof VersionHead>;

const versionOf = <L extends ListName, S extends TSchema>(list: L, item: S) =>
  Type.Object({
    list: Type.Literal(list),
    ...head,
    items: Type.Array(item),
    abilities: Type.Array(Type.Enum(['draft', 'edit', 'discard', 'publish'])),
  });
/** One version with its items; `abilities` of the caller. */
export const ListVersion = Type.Union([
  versionOf('category', CategoryItem),
  versionOf('duty', DutyItem),
  versionOf('limit', LimitItem),
  versionOf('rejection', RejectionItem),
  versionOf('calendar', CalendarItem),
]);
export type ListVersion = Static<typeof ListVersion>;

export const ListSummary = Type.Object({
  list: ListName,
  current: nullable<VersionHead>(VersionHead),
  draft: nullable<VersionHead>(VersionHead),
  abilities: Type.Array(Type.Enum(['draft', 'publish'])),
});
export type ListSummary = Static<typeof ListSummary>;

/** What keeps a draft from being published (`error`) or should be looked at (`warning`). `row`: place in `items` from 1; 0 the whole list. */
export const ListProblem = Type.Object({
  row: Type.Integer(),
  key: Type.String(),
  field: Type.String(),
  severity: Type.Enum(['error', 'warning']),
  text: Type.Object({ zh: Type.String(), en: Type.String() }),
});
export type ListProblem = Static<typeof ListProblem>;

export const ListDiff = Type.Object({
  list: ListName,
  against: nullable<{ id: string; number: number }>(Type.Object({ id: Id, number: Type.Integer() })),
  added: Type.Array(Type.Object({ key: Type.String(), item: Type.Unknown() })),
  removed: Type.Array(Type.Object({ key: Type.String(), item: Type.Unknown() })),
  /** Of lists of days, `from` holds only those taken out and `to` only those put in. */
  changed: Type.Array(
    Type.Object({
      key: Type.String(),
      name: Type.String(),
      fields: Type.Array(Type.Object({ field: Type.String(), from: Type.Unknown(), to: Type.Unknown() })),
    }),
  ),
  unchanged: Type.Integer(),
});
export type ListDiff = Static<typeof ListDiff>;

const byList = Type.Object({ list: ListName }, closed);
const byId = Type.Object({ id: Id }, closed);
// Checked item by item in the command: the transport's validator coerces, and cannot say which row is wrong.
const Items = Type.Unsafe<ListItem[]>(Type.Array(Type.Unknown(), { maxItems: 10_000 }));
const Note = Type.String({ maxLength: 500 });
const MAX_BYTES = 8 * 1024 * 1024;

export const listLists = endpoint({
  method: 'GET',
  path: '/api/lists',
  access: 'signed-in',
  summary: 'Each list with the version in force and the open draft',
  response: Type.Object({ items: Type.Array(ListSummary) }),
});
export const getCurrentList = endpoint({
  method: 'GET',
  path: '/api/lists/{list}',
  access: 'signed-in',
  summary: 'The version of a list in force, with its items',
  params: byList,
  response: ListVersion,
});
export const listVersions = endpoint({
  method: 'GET',
  path: '/api/lists/{list}/versions',
  access: 'list.read',
  summary: 'The versions of a list, newest first',
  params: byList,
  query: Type.Object({ cursor: Type.Optional(Type.String({ maxLength: 100 })) }, closed),
  response: Type.Object({ items: Type.Array(VersionHead), next: MaybeText }),
});
export const getListAsOf = endpoint({
  method: 'GET',
  path: '/api/lists/{list}/as-of',
  access: 'list.read',
  summary: 'The version that was in force at an instant',
  params: byList,
  query: Type.Object({ at: Type.String({ format: 'date-time' }) }, closed),
  response: ListVersion,
});
export const getListVersion = endpoint({
  method: 'GET',
  path: '/api/list-versions/{id}',
  access: 'signed-in',
  summary: 'One version with its items; drafts only for those who draft or publish',
  params: byId,
  response: ListVersion,
});
export const createDraft = endpoint({
  method: 'POST',
  path: '/api/lists/{list}/drafts',
  access: 'list.draft',
  summary: 'Begin the next version: from the items given, else from the version in force',
  params: byList,
  body: Type.Object({ items: Type.Optional(Items), note: Type.Optional(Note) }, closed),
  status: 201,
  response: VersionHead,
  bodyLimit: MAX_BYTES,
});
export const saveDraft = endpoint({
  method: 'PUT',
  path: '/api/list-versions/{id}',
  access: 'list.draft',
  summary: 'Replace the items of a draft',
  params: byId,
  body: Type.Object({ version: Type.Integer(), items: Items, note: Type.Optional(Note) }, closed),
  response: VersionHead,
  bodyLimit: MAX_BYTES,
});
export const discardDraft = endpoint({
  method: 'DELETE',
  path: '/api/list-versions/{id}',
  access: 'list.draft',
  summary: 'Discard a draft',
  params: byId,
  query: Type.Object({ version: Type.Integer() }, closed),
  status: 204,
});
export const publishList = endpoint({
  method: 'POST',
  path: '/api/list-versions/{id}/publish',
  access: 'list.publish',
  summary: 'Put a draft in force; by another person than the one who drafted it, and only without errors',
  params: byId,
  body: Type.Object({ version: Type.Integer(), note: Type.Optional(Note) }, closed),
  response: VersionHead,
});
export const checkListVersion = endpoint({
  method: 'GET',
  path: '/api/list-versions/{id}/problems',
  access: 'list.read',
  summary: 'What is wrong or doubtful in a version',
  params: byId,
  response: Type.Object({ items: Type.Array(ListProblem), publishable: Type.Boolean() }),
});
export const diffListVersion = endpoint({
  method: 'GET',
  path: '/api/list-versions/{id}/diff',
  access: 'list.read',
  summary: 'What a version adds, removes and changes against another; unless told, against the published one before it',
  params: byId,
  query: Type.Object({ against: Type.Optional(Id) }, closed),
  response: ListDiff,
});

/** `skipped`: rows that gave no item, with the reason. */
export const ImportedDraft = Type.Object({
  draft: VersionHead,
  rows: Type.Integer(),
  items: Type.Integer(),
  skipped: Type.Array(
    Type.Object({ row: Type.Integer(), text: Type.Object({ zh: Type.String(), en: Type.String() }) }),
  ),
});
export type ImportedDraft = Static<typeof ImportedDraft>;

/**
 * Form field `file`: a workbook in the form of the export, or (category) one column a level, such as 一级分类 二级分类 三级分类.
 * Fields `id` and `version`: replaces that open draft; without them a draft is begun. Field `note`.
 */
export const importList = endpoint({
  method: 'POST',
  path: '/api/lists/{list}/import-xlsx',
  access: 'list.draft',
  summary: 'Read a workbook (.xlsx, .xls, .csv) into a draft',
  params: byList,
  multipart: true,
  status: 201,
  response: ImportedDraft,
});
export const exportList = endpoint({
  method: 'GET',
  path: '/api/lists/{list}/export.xlsx',
  access: 'list.read',
  summary: 'A version (the one in force unless told) as a workbook that can be read in again',
  params: byList,
  query: Type.Object({ version: Type.Optional(Id) }, closed),
  produces: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
});

/** An active leaf, for chips and Open311; `group` is the name of its topmost ancestor. */
export const PublicCategory = Type.Object({
  code: Type.String(),
  name: Type.String(),
  nameEn: Type.String(),
  group: Type.String(),
  groupCode: Type.String(),
  photo: Type.Enum(['no', 'optional', 'required']),
  photoReason: Type.String(),
  nextSteps: Type.String(),
  keywords: Type.Array(Type.String()),
});
export type PublicCategory = Static<typeof PublicCategory>;

export const listPublicCategories = endpoint({
  method: 'GET',
  path: '/api/categories/public',
  access: 'public',
  summary: 'What can be reported: the active leaves of the category list in force',
  response: Type.Object({ number: Type.Integer(), items: Type.Array(PublicCategory) }),
});
export const listPublicRejections = endpoint({
  method: 'GET',
  path: '/api/rejections/public',
  access: 'public',
  summary: 'What cannot be accepted here, and where to turn instead',
  response: Type.Object({ number: Type.Integer(), items: Type.Array(RejectionItem) }),
});

export const listsEndpoints = {
  listLists,
  getCurrentList,
  listVersions,
  getListAsOf,
  getListVersion,
  createDraft,
  saveDraft,
  discardDraft,
  publishList,
  checkListVersion,
  diffListVersion,
  importList,
  exportList,
  listPublicCategories,
  listPublicRejections,
};
