import { Type } from 'typebox';
import { endpoint } from '../../kernel/endpoint.ts';
import { SheetTaken } from '../files/contract.ts';

export type { SheetTaken };

const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
/** Form fields: `dryRun` ('true' to try only) before `file`. */
export const importProjects = endpoint({
  method: 'POST',
  path: '/api/projects/import-xlsx',
  access: 'project.draft',
  summary:
    'Draft a project from each row of a workbook (.xlsx, .xls, .csv), revise those whose number is given, or only say what would come of it; rows with errors come back',
  multipart: true,
  status: 201,
  response: SheetTaken,
});
export const projectTemplate = endpoint({
  method: 'GET',
  path: '/api/projects/template.xlsx',
  access: 'project.draft',
  summary: 'The table to fill in for importProjects',
  produces: xlsx,
});
export const exportProjects = endpoint({
  method: 'GET',
  path: '/api/projects/export.xlsx',
  access: 'project.read',
  summary: 'The projects the caller may see as a workbook, in the form in which they come in',
  query: Type.Object({
    view: Type.Optional(Type.Union([Type.Literal('open'), Type.Literal('ended')])),
    type: Type.Optional(Type.String({ maxLength: 40 })),
    state: Type.Optional(Type.String({ maxLength: 40 })),
    placeId: Type.Optional(Type.String({ format: 'uuid' })),
    unitId: Type.Optional(Type.String({ format: 'uuid' })),
    q: Type.Optional(Type.String({ minLength: 1, maxLength: 60 })),
  }),
  produces: xlsx,
});
export const sheetEndpoints = { importProjects, projectTemplate, exportProjects };
