import { Type } from 'typebox';
import { endpoint } from '../../kernel/endpoint.ts';
import { SheetTaken } from '../files/contract.ts';
import { ActivityState, byId, closed, Code, Month, Uuid } from './contract-parts.ts';

export const activityFilter = {
  month: Type.Optional(Month),
  kind: Type.Optional(Code),
  state: Type.Optional(ActivityState),
  unitId: Type.Optional(Uuid),
  communityId: Type.Optional(Uuid),
  bodyId: Type.Optional(Uuid),
  q: Type.Optional(Type.String({ minLength: 1, maxLength: 60 })),
};

const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
export const sheetTemplate = endpoint({
  method: 'GET',
  path: '/api/activity-sheet/template.xlsx',
  access: 'activity.hold',
  summary: "An empty participants' sheet to fill in",
  produces: xlsx,
});
export const importSheet = endpoint({
  method: 'POST',
  path: '/api/activities/{id}/import-xlsx',
  access: 'activity.hold',
  summary: "Add the rows of a workbook to the participants' sheet, or only try it; rows with errors come back",
  params: byId,
  multipart: true,
  status: 201,
  response: SheetTaken,
});
export const exportActivities = endpoint({
  method: 'GET',
  path: '/api/activities/export.xlsx',
  access: 'activity.read',
  summary: 'The activities the caller sees as a workbook, without names',
  query: Type.Object(activityFilter, closed),
  produces: xlsx,
});

export const sheetEndpoints = { sheetTemplate, importSheet, exportActivities };
