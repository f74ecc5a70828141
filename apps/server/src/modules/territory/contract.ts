import { Type } from 'typebox';
import { endpoint } from '../../kernel/endpoint.ts';
import {
  BaseMapChange,
  BaseMapSetting,
  BoundaryImport,
  closed,
  Compound,
  Compounds,
  Code,
  Day,
  Datum,
  DivisionImport,
  Id,
  ImportReport,
  Levels,
  Level,
  NewBoundary,
  NewPlace,
  nullable,
  Place,
  PlaceAt,
  PlaceBoundary,
  PlaceChange,
  PlaceDetail,
  PlaceMap,
  Rank,
  TreePlace,
  lightPlace,
} from './contract-shapes.ts';

export type * from './contract-shapes.ts';
export { Datum } from './contract-shapes.ts';

const byId = Type.Object({ id: Id }, closed);
// Imports carry whole files; the adapter's common limit of 1 MiB is for forms.
const MAX_IMPORT_BYTES = 32 * 1024 * 1024;

export const listLevels = endpoint({
  method: 'GET',
  path: '/api/levels',
  access: 'public',
  summary: 'Levels of the territory, top first',
  response: Levels,
});
export const replaceLevels = endpoint({
  method: 'PUT',
  path: '/api/levels',
  access: 'place.manage',
  summary: 'Replace the levels: two to five, exactly one of them the grid',
  body: Type.Object({ version: Type.Integer(), items: Type.Array(Level, { minItems: 1, maxItems: 6 }) }, closed),
  response: Levels,
});
export const getTree = endpoint({
  method: 'GET',
  path: '/api/places/tree',
  access: 'signed-in',
  summary: 'All places, light, parents before children',
  response: Type.Object({ items: Type.Array(TreePlace) }),
});
export const listPlaces = endpoint({
  method: 'GET',
  path: '/api/places',
  access: 'place.read',
  summary: 'Places by parent, level or words, in the order of their codes',
  query: Type.Object(
    {
      parent: Type.Optional(Id),
      level: Type.Optional(Rank),
      search: Type.Optional(Type.String({ maxLength: 60 })),
      active: Type.Optional(Type.Boolean()),
      cursor: Type.Optional(Type.String({ maxLength: 200 })),
      limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200, default: 50 })),
    },
    closed,
  ),
  response: Type.Object({ items: Type.Array(Place), next: nullable<string>(Type.String()) }),
});
export const getPlace = endpoint({
  method: 'GET',
  path: '/api/places/{id}',
  access: 'place.read',
  summary: 'One place with its chain, former names and boundary history',
  params: byId,
  response: PlaceDetail,
});
export const createPlace = endpoint({
  method: 'POST',
  path: '/api/places',
  access: 'place.manage',
  summary: 'Create a place',
  body: NewPlace,
  response: PlaceDetail,
  status: 201,
});
export const changePlace = endpoint({
  method: 'PATCH',
  path: '/api/places/{id}',
  access: 'place.manage',
  summary: 'Rename, move, deactivate or correct a place',
  params: byId,
  body: PlaceChange,
  response: PlaceDetail,
});
export const getPlaceAt = endpoint({
  method: 'GET',
  path: '/api/places/at',
  access: 'public',
  summary: 'Which places and which grid a point lies in',
  query: Type.Object(
    {
      lon: Type.Number({ minimum: -180, maximum: 180 }),
      lat: Type.Number({ minimum: -90, maximum: 90 }),
      datum: Type.Optional(Datum),
    },
    closed,
  ),
  response: PlaceAt,
});
export const getPlaceMap = endpoint({
  method: 'GET',
  path: '/api/places/map',
  access: 'public',
  summary: 'Simplified polygons of one level (the grid level unless told), for drawing; cached for an hour',
  query: Type.Object({ level: Type.Optional(Rank), v: Type.Optional(Type.String({ maxLength: 40 })) }, closed),
  response: PlaceMap,
});
export const getPlaceHistory = endpoint({
  method: 'GET',
  path: '/api/places/history',
  access: 'place.read',
  summary: 'The tree as it was on a day: the places that existed, with the names and parents of then',
  query: Type.Object({ at: Day }, closed),
  response: Type.Object({ at: Type.String(), items: Type.Array(Type.Object(lightPlace)) }),
});
export const getPlaceBoundary = endpoint({
  method: 'GET',
  path: '/api/places/{id}/boundary',
  access: 'place.read',
  summary: 'The boundary in force now or on a day, in full',
  params: byId,
  query: Type.Object({ at: Type.Optional(Day) }, closed),
  response: PlaceBoundary,
});
export const setPlaceBoundary = endpoint({
  method: 'POST',
  path: '/api/places/{id}/boundary',
  access: 'place.manage',
  summary: 'Give a place a new boundary; the old one stays in the history',
  params: byId,
  body: NewBoundary,
  response: PlaceDetail,
});
export const importDivisions = endpoint({
  method: 'POST',
  path: '/api/places/import/divisions',
  access: 'place.manage',
  summary: 'Import division codes and names; importing the same again changes nothing',
  body: DivisionImport,
  response: ImportReport,
  bodyLimit: MAX_IMPORT_BYTES,
});
export const importBoundaries = endpoint({
  method: 'POST',
  path: '/api/places/import/boundaries',
  access: 'place.manage',
  summary: 'Import boundaries from GeoJSON, making places where told; importing the same again changes nothing',
  body: BoundaryImport,
  response: ImportReport,
  bodyLimit: MAX_IMPORT_BYTES,
});

export const getCompounds = endpoint({
  method: 'GET',
  path: '/api/places/{id}/compounds',
  access: 'place.read',
  summary: 'Housing compounds of a grid',
  params: byId,
  response: Compounds,
});
export const setCompounds = endpoint({
  method: 'PUT',
  path: '/api/places/{id}/compounds',
  access: 'place.manage',
  summary: 'Say which housing compounds lie in a grid, and by which other names people know them',
  params: byId,
  body: Type.Object({ version: Type.Integer(), items: Type.Array(Compound, { maxItems: 100 }) }, closed),
  response: Compounds,
});

export const getNamedPlace = endpoint({
  method: 'GET',
  path: '/api/places/named/{code}',
  access: 'public',
  summary: 'The open place that a printed code stands for today: itself, what took over its ground, or what lies above',
  params: Type.Object({ code: Code }, closed),
  response: Type.Object({ id: Id, name: Type.String() }),
});

export const getBaseMap = endpoint({
  method: 'GET',
  path: '/api/base-map',
  access: 'settings.manage',
  summary: 'Which tiles are drawn under the maps; whether there is a key, never the key itself',
  response: BaseMapSetting,
});
export const setBaseMap = endpoint({
  method: 'PUT',
  path: '/api/base-map',
  access: 'settings.manage',
  summary: 'Choose the tiles drawn under the maps; pages opened from then on may load pictures from that host alone',
  body: BaseMapChange,
  response: BaseMapSetting,
});

export const territoryEndpoints = {
  getBaseMap,
  setBaseMap,
  getNamedPlace,
  listLevels,
  replaceLevels,
  getTree,
  listPlaces,
  getPlace,
  createPlace,
  changePlace,
  getPlaceAt,
  getPlaceMap,
  getPlaceHistory,
  getPlaceBoundary,
  setPlaceBoundary,
  importDivisions,
  importBoundaries,
  getCompounds,
  setCompounds,
};
