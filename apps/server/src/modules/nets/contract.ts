import { Type } from 'typebox';
import { endpoint } from '../../kernel/endpoint.ts';
import { closed, Column, Datum, Id, ImportReport } from '../territory/contract-shapes.ts';
import {
  Answer,
  DutyPerson,
  Name,
  Net,
  NetChange,
  NetKind,
  NetMap,
  NewException,
  NewMember,
  NewNet,
  NewRoster,
  NewSection,
  SectionChange,
  SectionDetail,
  Team,
} from './contract-shapes.ts';

export type * from './contract-shapes.ts';
export { netKinds } from './domain/kinds.ts';
export { teamRoles } from './domain/team-roles.ts';

const byId = Type.Object({ id: Id }, closed);
const MAX_IMPORT_BYTES = 32 * 1024 * 1024;
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const Title = Type.Optional(Type.String({ maxLength: 60 }));

/** Exactly one of a point (`lon`, `lat`), a place and `q` is needed; a point and a place together: the point decides where it can. */
export const whoAnswers = endpoint({
  method: 'GET',
  path: '/api/answers',
  access: 'place.read',
  summary:
    'Who answers here: the five-on-one team of the grid, and for every service net the section and who is on duty',
  query: Type.Object(
    {
      lon: Type.Optional(Type.Number({ minimum: -180, maximum: 180 })),
      lat: Type.Optional(Type.Number({ minimum: -90, maximum: 90 })),
      datum: Type.Optional(Datum),
      place: Type.Optional(Id),
      q: Type.Optional(
        Type.String({ maxLength: 200, description: 'a place, compound or address, and what is wrong there' }),
      ),
      kind: Type.Optional(NetKind),
      words: Type.Optional(Type.String({ maxLength: 200 })),
      at: Type.Optional(Type.String({ format: 'date-time' })),
    },
    closed,
  ),
  response: Answer,
});

export const listNets = endpoint({
  method: 'GET',
  path: '/api/nets',
  access: 'net.read',
  summary: 'All service nets with their sections and who is on duty now',
  response: Type.Object({ items: Type.Array(Net), abilities: Type.Array(Type.String()) }),
});
export const createNet = endpoint({
  method: 'POST',
  path: '/api/nets',
  access: 'net.manage',
  summary: 'Lay a service net of a department',
  body: NewNet,
  response: Net,
  status: 201,
});
export const changeNet = endpoint({
  method: 'PATCH',
  path: '/api/nets/{id}',
  access: 'net.manage',
  summary: 'Rename, close or reopen a net, change its words and hours',
  params: byId,
  body: NetChange,
  response: Net,
});
export const getNetMap = endpoint({
  method: 'GET',
  path: '/api/nets/{id}/map',
  access: 'net.read',
  summary: 'Simplified polygons of the sections of a net, for drawing',
  params: byId,
  response: NetMap,
});
export const createSection = endpoint({
  method: 'POST',
  path: '/api/nets/{id}/sections',
  access: 'net.manage',
  summary: 'Add a section to a net',
  params: byId,
  body: NewSection,
  response: SectionDetail,
  status: 201,
});
export const addDutyPerson = endpoint({
  method: 'POST',
  path: '/api/nets/{id}/people',
  access: 'net.manage',
  summary: 'Add somebody who takes turns in a net',
  params: byId,
  body: Type.Object({ name: Name, title: Title }, closed),
  response: DutyPerson,
  status: 201,
});
export const changeDutyPerson = endpoint({
  method: 'PATCH',
  path: '/api/duty-people/{id}',
  access: 'net.manage',
  summary: 'Correct the name or title of somebody on duty, or take them off',
  params: byId,
  body: Type.Object(
    {
      version: Type.Integer(),
      name: Type.Optional(Name),
      title: Title,
      active: Type.Optional(Type.Boolean()),
    },
    closed,
  ),
  response: DutyPerson,
});
export const getSection = endpoint({
  method: 'GET',
  path: '/api/net-sections/{id}',
  access: 'net.read',
  summary: 'One section: people, rosters, stand-ins, the calendar of four weeks, and what it was before',
  params: byId,
  query: Type.Object({ from: Type.Optional(Type.String({ format: 'date' })) }, closed),
  response: SectionDetail,
});
export const changeSection = endpoint({
  method: 'PATCH',
  path: '/api/net-sections/{id}',
  access: 'net.manage',
  summary: 'Change name, phone or places of a section, close or reopen it',
  params: byId,
  body: SectionChange,
  response: SectionDetail,
});
export const setRoster = endpoint({
  method: 'PUT',
  path: '/api/net-sections/{id}/roster',
  access: 'net.manage',
  summary: 'Give a section the turns of a week from a day on; the former ones stay in the history',
  params: byId,
  body: NewRoster,
  response: SectionDetail,
});
export const addException = endpoint({
  method: 'POST',
  path: '/api/net-sections/{id}/exceptions',
  access: 'net.manage',
  summary: 'Name a stand-in, or nobody, for some days',
  params: byId,
  body: NewException,
  response: SectionDetail,
  status: 201,
});
export const cancelException = endpoint({
  method: 'DELETE',
  path: '/api/duty-exceptions/{id}',
  access: 'net.manage',
  summary: 'Take an exception back; it stays in the history',
  params: byId,
  response: SectionDetail,
});
export const importGround = endpoint({
  method: 'POST',
  path: '/api/nets/{id}/import/ground',
  access: 'net.manage',
  summary: 'Import sections with polygons of their own from GeoJSON; importing the same again changes nothing',
  params: byId,
  body: Type.Object(
    {
      geojson: Type.Unknown({ description: 'GeoJSON FeatureCollection, or its text' }),
      datum: Datum,
      codeProperty: Type.Optional(Column),
      nameProperty: Type.Optional(Column),
      dryRun: Type.Boolean(),
    },
    closed,
  ),
  response: ImportReport,
  bodyLimit: MAX_IMPORT_BYTES,
});
/** Form fields: `dryRun` ('true'), then `file`. */
export const importRoster = endpoint({
  method: 'POST',
  path: '/api/nets/{id}/import/list',
  access: 'net.manage',
  summary: 'Import sections, their places, phones and turns from a table (.xlsx, .xls, .csv)',
  params: byId,
  multipart: true,
  response: ImportReport,
});
export const rejectedRosterRows = endpoint({
  method: 'POST',
  path: '/api/nets/{id}/import/list/rejected.xlsx',
  access: 'net.manage',
  summary: 'The rows of a table that would not come in, as they are, each with the reason',
  params: byId,
  multipart: true,
  produces: XLSX,
});
export const rosterTemplate = endpoint({
  method: 'GET',
  path: '/api/nets/{id}/import/template.xlsx',
  access: 'net.manage',
  summary: 'The table to fill in, with what the net holds now',
  params: byId,
  produces: XLSX,
});
export const getTeam = endpoint({
  method: 'GET',
  path: '/api/places/{id}/team',
  access: 'net.read',
  summary: 'The five-on-one team of a place, and who was in it before',
  params: byId,
  response: Team,
});
export const setTeam = endpoint({
  method: 'PUT',
  path: '/api/places/{id}/team',
  access: 'net.manage',
  summary: 'Enter the team of a place; who leaves stays in the history',
  params: byId,
  body: Type.Object({ mark: Type.Integer(), items: Type.Array(NewMember, { maxItems: 30 }) }, closed),
  response: Team,
});

export const netsEndpoints = {
  whoAnswers,
  listNets,
  createNet,
  changeNet,
  getNetMap,
  createSection,
  addDutyPerson,
  changeDutyPerson,
  getSection,
  changeSection,
  setRoster,
  addException,
  cancelException,
  importGround,
  importRoster,
  rejectedRosterRows,
  rosterTemplate,
  getTeam,
  setTeam,
};
