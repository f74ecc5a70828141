import { Type } from 'typebox';
import { endpoint } from '../../kernel/endpoint.ts';
import { SheetTaken } from '../files/contract.ts';
import { needFilter } from './contract-needs.ts';
import { closed } from './contract-parts.ts';

const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
export type { SheetTaken };
export const importNeeds = endpoint({
  method: 'POST',
  path: '/api/needs/import-xlsx',
  access: 'need.note',
  summary:
    'Take the rows of a workbook (.xlsx, .xls, .csv) as needs that wait to be verified, revise those whose number is given, or only try it; rows with errors come back',
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
    'Take the rows of a workbook as resources of the own unit or those below it, revise those whose number is given, or only try it; rows with errors come back',
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
