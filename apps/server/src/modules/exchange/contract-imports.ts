import { type Static, type TSchema, Type } from 'typebox';
import { endpoint } from '../../kernel/endpoint.ts';
import { Instant, MaybeInstant, Uuid } from '../matters/contract.ts';
import { importFields } from './domain/import-fields.ts';

const closed = { additionalProperties: false } as const;
const nullable = <S extends TSchema>(schema: S) => Type.Union([schema, Type.Null()]);
const byId = Type.Object({ id: Uuid }, closed);
const Count = Type.Integer({ minimum: 0 });

export const ImportState = Type.Enum([
  'uploaded',
  'checking',
  'checked',
  'importing',
  'done',
  'failed',
  'undoing',
  'undone',
]);
export type ImportState = Static<typeof ImportState>;

const Field = Type.Enum([...importFields]);
/** For each column of the header what it means; null: the column is left out. */
const Mapping = Type.Array(nullable(Field), { maxItems: 1000 });

export const ImportOptions = Type.Object(
  {
    /** The system the table comes from; together with a row's number it says which request is which. */
    sourceSystem: Type.String({ minLength: 1, maxLength: 40 }),
    /** Whose wall clock the times in the table are; IANA name. */
    timezone: Type.String({ minLength: 1, maxLength: 40 }),
    /** How dates such as 3/5/2026 are read; dates that begin with the year need none. */
    dateOrder: Type.Enum(['dmy', 'mdy']),
    datum: Type.Enum(['CGCS2000', 'GCJ02']),
    /** The day that rows without a time of registration are given; without it such rows are rejected. Not remembered. */
    madeOn: Type.Optional(Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' })),
  },
  closed,
);
export type ImportOptions = Static<typeof ImportOptions>;

export const ImportCounts = Type.Object({
  /** Rows of the table once it has been read to its end; null before. */
  rows: nullable(Type.Integer()),
  /** Rows looked at so far. */
  done: Count,
  /** New requests: made, or, while only checked, to be made. */
  created: Count,
  /** Of these, history that came in closed. */
  closed: Count,
  /** Rows that are in the system already, or stand in the table twice. */
  duplicate: Count,
  rejected: Count,
  /** After an undo: how many were taken away, and how many stayed because somebody had worked on them. */
  removed: Count,
  kept: Count,
});
export type ImportCounts = Static<typeof ImportCounts>;

const Words = Type.Object({ zh: Type.String(), en: Type.String() });

export const ImportSummary = Type.Object({
  id: Uuid,
  fileName: Type.String(),
  sourceSystem: nullable(Type.String()),
  state: ImportState,
  counts: ImportCounts,
  createdAt: Instant,
  createdBy: nullable(Type.String()),
  finishedAt: MaybeInstant,
  version: Type.Integer(),
});
export type ImportSummary = Static<typeof ImportSummary>;

export const ImportRecord = Type.Object({
  ...ImportSummary.properties,
  format: Type.String(),
  sheets: Type.Array(Type.String()),
  sheet: nullable(Type.String()),
  headerRow: Type.Integer(),
  header: Type.Array(Type.String()),
  mapping: Mapping,
  options: ImportOptions,
  /** The mapping is that of an earlier table with the same header. */
  remembered: Type.Boolean(),
  /** Why rows will not come in or did not: each reason once, with how many rows and the first of them. */
  reasons: Type.Array(Type.Object({ duplicate: Type.Boolean(), text: Words, rows: Count, firstRow: Type.Integer() })),
  /** What stopped it, in words that say what to do. */
  problem: nullable(Words),
  undoUntil: MaybeInstant,
  /** The first numbers of those that an undo left in place. */
  keptNumbers: Type.Array(Type.String()),
  /** map, check, run, undo, rejected, preview, discard: what the caller may do now. */
  abilities: Type.Array(Type.String()),
});
export type ImportRecord = Static<typeof ImportRecord>;

/** Form fields: `file` (.xlsx, .csv, .xls, .ods; at most 100 MB). Guesses what each column means. */
export const uploadImport = endpoint({
  method: 'POST',
  path: '/api/imports',
  access: 'request.import',
  summary: 'Upload a table of requests; nothing is imported yet',
  multipart: true,
  status: 201,
  response: ImportRecord,
});

export const listImports = endpoint({
  method: 'GET',
  path: '/api/imports',
  access: 'request.import',
  summary: 'Imports of the caller, or of everybody for posts of the whole district; newest first',
  query: Type.Object({ cursor: Type.Optional(Type.String({ maxLength: 200 })) }, closed),
  response: Type.Object({ items: Type.Array(ImportSummary), next: nullable(Type.String()) }),
});

export const getImport = endpoint({
  method: 'GET',
  path: '/api/imports/{id}',
  access: 'request.import',
  summary: 'One import and how far it has come',
  params: byId,
  response: ImportRecord,
});

export const previewImport = endpoint({
  method: 'GET',
  path: '/api/imports/{id}/preview',
  access: 'request.import',
  summary: 'Header and first rows of a sheet, with a guess of what its columns mean',
  params: byId,
  query: Type.Object(
    {
      sheet: Type.Optional(Type.String({ maxLength: 100 })),
      headerRow: Type.Optional(Type.Integer({ minimum: 1, maximum: 1000 })),
    },
    closed,
  ),
  response: Type.Object({
    sheet: nullable(Type.String()),
    headerRow: Type.Integer(),
    header: Type.Array(Type.String()),
    mapping: Mapping,
    rows: Type.Array(Type.Object({ number: Type.Integer(), cells: Type.Array(Type.String()) })),
  }),
});

const Version = Type.Integer({ minimum: 1 });

export const mapImport = endpoint({
  method: 'PUT',
  path: '/api/imports/{id}/mapping',
  access: 'request.import',
  summary: 'Say what each column means; remembered for the next table with this header',
  params: byId,
  body: Type.Object(
    {
      version: Version,
      sheet: Type.Optional(Type.String({ maxLength: 100 })),
      headerRow: Type.Optional(Type.Integer({ minimum: 1, maximum: 1000 })),
      mapping: Mapping,
      options: Type.Optional(ImportOptions),
    },
    closed,
  ),
  response: ImportRecord,
});

export const checkImport = endpoint({
  method: 'POST',
  path: '/api/imports/{id}/check',
  access: 'request.import',
  summary: 'Dry run: reads every row and counts what would come in; changes nothing',
  params: byId,
  body: Type.Object({ version: Version }, closed),
  status: 202,
  response: ImportRecord,
});

export const runImport = endpoint({
  method: 'POST',
  path: '/api/imports/{id}/run',
  access: 'request.import',
  summary: 'Import what was checked; with `partial` also when some rows cannot come in',
  params: byId,
  body: Type.Object({ version: Version, partial: Type.Optional(Type.Boolean()) }, closed),
  status: 202,
  response: ImportRecord,
});

export const undoImport = endpoint({
  method: 'POST',
  path: '/api/imports/{id}/undo',
  access: 'request.import',
  summary: 'Within 24 hours, take away what came in, but for what somebody has worked on since',
  params: byId,
  body: Type.Object({ version: Version }, closed),
  status: 202,
  response: ImportRecord,
});

const rejectedRows = <const F extends 'xlsx' | 'csv'>(format: F) =>
  endpoint({
    method: 'GET',
    path: `/api/imports/{id}/rejected.${format}` as const,
    access: 'request.import',
    summary: `The rows that did not come in, as they were, with the reason, as ${format}`,
    params: byId,
    produces: format === 'csv' ? 'text/csv' : 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  });
export const rejectedRowsXlsx = rejectedRows('xlsx');
export const rejectedRowsCsv = rejectedRows('csv');

export const importTemplate = endpoint({
  method: 'GET',
  path: '/api/imports/template.xlsx',
  access: 'request.import',
  summary: 'An empty table to fill in, with dropdowns from the lists in force',
  query: Type.Object({ target: Type.Optional(Type.Enum(['requests'])) }, closed),
  produces: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
});

export const importEndpoints = {
  uploadImport,
  listImports,
  getImport,
  previewImport,
  mapImport,
  checkImport,
  runImport,
  undoImport,
  rejectedRowsXlsx,
  rejectedRowsCsv,
  importTemplate,
};
