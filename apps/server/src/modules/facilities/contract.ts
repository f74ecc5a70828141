import { type Static, type TSchema, Type } from 'typebox';
import { endpoint } from '../../kernel/endpoint.ts';

const closed = { additionalProperties: false } as const;
const nullable = <T>(schema: TSchema & { type?: string }) =>
  Type.Unsafe<T | null>({ ...schema, type: [schema.type, 'null'] });
const Id = Type.String({ format: 'uuid' });
const degrees = (most: number) => Type.Number({ minimum: -most, maximum: most });

/** A public facility as anybody may see it. Coordinates are CGCS2000. */
export const Facility = Type.Object({
  id: Id,
  code: Type.String(),
  kind: Type.String(),
  name: Type.String(),
  lon: Type.Number(),
  lat: Type.Number(),
  placeId: nullable<string>(Type.String()),
  ownerName: nullable<string>(Type.String()),
});
export type Facility = Static<typeof Facility>;

export const listFacilities = endpoint({
  method: 'GET',
  path: '/api/facilities',
  access: 'public',
  summary: 'Public facilities in a box, at most 500, by kind; `more` says that there are others',
  query: Type.Object(
    {
      west: degrees(180),
      south: degrees(90),
      east: degrees(180),
      north: degrees(90),
      kind: Type.Optional(Type.String({ maxLength: 40 })),
    },
    closed,
  ),
  response: Type.Object({ items: Type.Array(Facility), kinds: Type.Array(Type.String()), more: Type.Boolean() }),
});
export const getNamedFacility = endpoint({
  method: 'GET',
  path: '/api/facilities/named/{code}',
  access: 'public',
  summary: 'The facility whose plate bears this code',
  params: Type.Object({ code: Type.String({ pattern: '^[A-Za-z0-9._-]{1,40}$' }) }, closed),
  response: Facility,
});

export const FacilityImportReport = Type.Object({
  dryRun: Type.Boolean(),
  rows: Type.Integer(),
  created: Type.Integer(),
  updated: Type.Integer(),
  unchanged: Type.Integer(),
  refused: Type.Integer(),
  /** At most 200; `row` is the line of the table (the header is 1) or the number of the feature. */
  problems: Type.Array(Type.Object({ row: Type.Integer(), code: Type.String(), detail: Type.String() })),
});
export type FacilityImportReport = Static<typeof FacilityImportReport>;

export const importFacilities = endpoint({
  method: 'POST',
  path: '/api/facilities/import',
  access: 'place.manage',
  summary: 'Import public facilities from Excel, CSV or GeoJSON points; importing the same again changes nothing',
  query: Type.Object(
    { datum: Type.Enum(['CGCS2000', 'WGS84', 'GCJ02']), dryRun: Type.Boolean({ default: true }) },
    closed,
  ),
  multipart: true,
  response: FacilityImportReport,
});

export const facilitiesEndpoints = { listFacilities, getNamedFacility, importFacilities };
