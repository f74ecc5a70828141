import { Type, type Static } from 'typebox';
import { endpoint } from '../../kernel/endpoint.ts';
import { needFilter } from './contract-needs.ts';
import { closed } from './contract-parts.ts';

const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const Told = Type.Object({ zh: Type.String(), en: Type.String() });
export const SheetTaken = Type.Object({
  /** The form's field `dryRun` was true: nothing is stored, `taken` says how many would be. */
  dryRun: Type.Boolean(),
  rows: Type.Integer(),
  taken: Type.Integer(),
  /** Rows with a number stand in the list already and are left as they are there. */
  known: Type.Integer(),
  /** What was not taken and why, the first 500. */
  rejected: Type.Array(Type.Object({ row: Type.Integer(), reasons: Type.Array(Told) })),
  /** All rows that were not taken as a workbook (.xlsx, base64), reasons in front, to be mended and uploaded again. */
  rejectedXlsx: Type.Union([Type.String(), Type.Null()]),
});
export type SheetTaken = Static<typeof SheetTaken>;
export const importNeeds = endpoint({
  method: 'POST',
  path: '/api/needs/import-xlsx',
  access: 'need.note',
  summary:
    'Take the rows of a workbook (.xlsx, .xls, .csv) as needs that wait to be verified, or only try them; those with errors come back',
  multipart: true,
  status: 201,
  response: SheetTaken,
});
export const exportNeeds = endpoint({
  method: 'GET',
  path: '/api/needs/export.xlsx',
  access: 'need.read',
  summary: 'The needs the caller may see as a workbook',
  query: Type.Object(needFilter, closed),
  produces: xlsx,
});
export const importResources = endpoint({
  method: 'POST',
  path: '/api/resources/import-xlsx',
  access: 'resource.offer',
  summary:
    'Take the rows of a workbook as resources of the own unit or those below it, or only try them; those with errors come back',
  multipart: true,
  status: 201,
  response: SheetTaken,
});
export const exportResources = endpoint({
  method: 'GET',
  path: '/api/resources/export.xlsx',
  access: 'resource.read',
  summary: 'The resources on the list as a workbook, with what is promised and what is left',
  produces: xlsx,
});
export const sheetEndpoints = { importNeeds, exportNeeds, importResources, exportResources };
