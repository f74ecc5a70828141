import { type Static, type TSchema, Type } from 'typebox';

/** The shapes of the territory's contract; contract.ts hands them on with its endpoints. */

export const closed = { additionalProperties: false } as const;

// One schema with two types: with a union the validator, which coerces, would turn null into 0 or ''.
export const nullable = <T>(schema: TSchema & { type?: string }) =>
  Type.Unsafe<T | null>({ ...schema, type: [schema.type, 'null'] });

export const Id = Type.String({ format: 'uuid' });
const IdOrNull = nullable<string>(Type.String({ format: 'uuid' }));
export const Day = Type.String({ format: 'date' });
export const Code = Type.String({ pattern: '^[A-Za-z0-9._-]{1,40}$' });
const Name = Type.String({ minLength: 1, maxLength: 100, pattern: '\\S' });
const Phone = nullable<string>(Type.String({ minLength: 3, maxLength: 30, pattern: '^[0-9+() \\-]+$' }));
const Households = nullable<number>(Type.Integer({ minimum: 0, maximum: 10_000_000 }));
export const Rank = Type.Integer({ minimum: 1, maximum: 5 });
export const Column = Type.String({ minLength: 1, maxLength: 60 });

/** The datum coordinates are given in. CGCS2000 and WGS84 agree to a few centimetres and are treated as one. */
export const Datum = Type.Enum(['CGCS2000', 'WGS84', 'GCJ02']);
export type Datum = Static<typeof Datum>;

/** GeoJSON Polygon or MultiPolygon. What is inside `coordinates` is checked by the domain, which can say what is wrong. */
const Geometry = Type.Object(
  { type: Type.Enum(['Polygon', 'MultiPolygon']), coordinates: Type.Array(Type.Unknown(), { maxItems: 2000 }) },
  { additionalProperties: true },
);
const MultiPolygon = Type.Object({
  type: Type.Literal('MultiPolygon'),
  coordinates: Type.Array(Type.Array(Type.Array(Type.Array(Type.Number())))),
});

export const Level = Type.Object(
  {
    level: Rank,
    name: Type.String({ minLength: 1, maxLength: 40 }),
    nameEn: Type.String({ maxLength: 60 }),
    isGrid: Type.Boolean(),
  },
  closed,
);
export type Level = Static<typeof Level>;
export const Levels = Type.Object({ version: Type.Integer(), items: Type.Array(Level) });

export const lightPlace = {
  id: Id,
  parentId: IdOrNull,
  level: Type.Integer(),
  code: Type.String(),
  name: Type.String(),
};

/** One node of the tree, as little as a picker needs. */
export const TreePlace = Type.Object({ ...lightPlace, households: Households, active: Type.Boolean() });
export type TreePlace = Static<typeof TreePlace>;

/** A place in a list. `lon`, `lat`: a point inside it, CGCS2000. `boundarySince`: null when it has no polygon. */
export const Place = Type.Object({
  ...lightPlace,
  path: Type.String(),
  households: Households,
  phone: nullable<string>(Type.String()),
  active: Type.Boolean(),
  lon: nullable<number>(Type.Number()),
  lat: nullable<number>(Type.Number()),
  validFrom: Type.String(),
  boundarySince: nullable<string>(Type.String()),
  version: Type.Integer(),
});
export type Place = Static<typeof Place>;

const ChainLink = Type.Object({
  id: Id,
  level: Type.Integer(),
  levelName: Type.String(),
  code: Type.String(),
  name: Type.String(),
});

/** `chain` runs from the top down to the place itself; `areaM2` is of the present boundary. */
export const PlaceDetail = Type.Object({
  ...Place.properties,
  validUntil: nullable<string>(Type.String()),
  chain: Type.Array(ChainLink),
  children: Type.Integer(),
  areaM2: nullable<number>(Type.Number()),
  boundaries: Type.Array(
    Type.Object({ validFrom: Type.String(), validUntil: nullable<string>(Type.String()), sourceDatum: Datum }),
  ),
  former: Type.Array(
    Type.Object({
      since: Type.String(),
      until: Type.String(),
      name: Type.String(),
      parentId: IdOrNull,
      active: Type.Boolean(),
    }),
  ),
  abilities: Type.Array(Type.String()),
});
export type PlaceDetail = Static<typeof PlaceDetail>;

/** Where a point lies: the chain of names, and the grid with the phone to call. Empty and null outside all boundaries. */
export const PlaceAt = Type.Object({
  chain: Type.Array(ChainLink),
  grid: nullable<{ id: string; code: string; name: string; phone: string | null }>(
    Type.Object({ id: Id, code: Type.String(), name: Type.String(), phone: nullable<string>(Type.String()) }),
  ),
});
export type PlaceAt = Static<typeof PlaceAt>;

/** A housing compound (小区) of a grid; `aliases`: other names and street addresses that mean it. */
export const Compound = Type.Object(
  {
    name: Type.String({ minLength: 1, maxLength: 60, pattern: '\\S' }),
    aliases: Type.Array(Type.String({ minLength: 2, maxLength: 60 }), { maxItems: 20 }),
  },
  closed,
);
export type Compound = Static<typeof Compound>;
export const Compounds = Type.Object({
  placeId: Id,
  items: Type.Array(Compound),
  version: Type.Integer({ description: 'of the place' }),
  abilities: Type.Array(Type.String()),
});
export type Compounds = Static<typeof Compounds>;

/**
 * Simplified polygons of one level; draw all `rings` of an item as one shape with the even-odd rule.
 * `parents` names the places they lie in, so that a grid can be chosen by its community without a map.
 */
export const PlaceMap = Type.Object({
  level: Type.Integer(),
  parents: Type.Array(Type.Object({ id: Id, name: Type.String() })),
  bounds: nullable<number[]>(Type.Array(Type.Number(), { description: 'west, south, east, north' })),
  items: Type.Array(
    Type.Object({
      id: Id,
      name: Type.String(),
      code: Type.String(),
      parentId: IdOrNull,
      rings: Type.Array(Type.Array(Type.Array(Type.Number()))),
    }),
  ),
});
export type PlaceMap = Static<typeof PlaceMap>;

export const PlaceBoundary = Type.Object({
  placeId: Id,
  geometry: nullable<Static<typeof MultiPolygon>>(MultiPolygon),
  datum: Type.Literal('CGCS2000'),
  sourceDatum: nullable<Datum>(Type.String()),
  validFrom: nullable<string>(Type.String()),
  validUntil: nullable<string>(Type.String()),
});
export type PlaceBoundary = Static<typeof PlaceBoundary>;

export const NewPlace = Type.Object(
  {
    parentId: IdOrNull,
    level: Rank,
    code: Code,
    name: Name,
    households: Type.Optional(Households),
    phone: Type.Optional(Phone),
    validFrom: Type.Optional(Day),
  },
  closed,
);
export type NewPlace = Static<typeof NewPlace>;

export const PlaceChange = Type.Object(
  {
    version: Type.Integer(),
    name: Type.Optional(Name),
    parentId: Type.Optional(IdOrNull),
    households: Type.Optional(Households),
    phone: Type.Optional(Phone),
    active: Type.Optional(Type.Boolean()),
  },
  closed,
);
export type PlaceChange = Static<typeof PlaceChange>;

/** `validFrom` is a past or present day (from its first minute); left out, the boundary holds from now. */
export const NewBoundary = Type.Object(
  {
    version: Type.Integer(),
    geometry: Geometry,
    datum: Datum,
    validFrom: Type.Optional(Day),
    moveOpenMatters: Type.Boolean(),
  },
  closed,
);
export type NewBoundary = Static<typeof NewBoundary>;

/**
 * One table of divisions for one level. Columns default to `code`, `name` and the most specific `…Code` column;
 * `parentColumn: null` hangs every row under `parentId` (or makes it a root).
 */
export const DivisionFile = Type.Object(
  {
    level: Rank,
    csv: Type.Optional(Type.String({ maxLength: 20_000_000 })),
    rows: Type.Optional(Type.Array(Type.Record(Type.String(), Type.Unknown()), { maxItems: 100_000 })),
    codeColumn: Type.Optional(Column),
    nameColumn: Type.Optional(Column),
    parentColumn: Type.Optional(nullable<string>(Column)),
  },
  closed,
);
export type DivisionFile = Static<typeof DivisionFile>;

/** `within`: take only rows whose code begins with this, e.g. '150121' for one county of a province file. */
export const DivisionImport = Type.Object(
  {
    files: Type.Array(DivisionFile, { minItems: 1, maxItems: 5 }),
    parentId: Type.Optional(IdOrNull),
    within: Type.Optional(Code),
    validFrom: Type.Optional(Day),
    dryRun: Type.Boolean(),
  },
  closed,
);
export type DivisionImport = Static<typeof DivisionImport>;

/** `geojson`: the FeatureCollection, or the file as text. `matchBy` says how a feature finds its place. */
export const BoundaryImport = Type.Object(
  {
    geojson: Type.Unknown({ description: 'GeoJSON FeatureCollection, or its text' }),
    datum: Datum,
    matchBy: Type.Enum(['code', 'name']),
    codeProperty: Type.Optional(Column),
    nameProperty: Type.Optional(Column),
    level: Rank,
    parentId: IdOrNull,
    create: Type.Optional(Type.Boolean({ default: true, description: 'Make places that are not there yet' })),
    moveOpenMatters: Type.Optional(Type.Boolean({ default: false })),
    overlapTolerance: Type.Optional(
      Type.Number({ minimum: 0, maximum: 1, default: 0.01, description: 'Share of the smaller area' }),
    ),
    validFrom: Type.Optional(Day),
    dryRun: Type.Boolean(),
  },
  closed,
);
export type BoundaryImport = Static<typeof BoundaryImport>;

/** `row`: line of the table (the header is 1) or number of the feature (from 1); 0 is the whole file. An `error` leaves its row out. */
export const ImportProblem = Type.Object({
  file: Type.Integer(),
  row: Type.Integer(),
  code: Type.String(),
  name: Type.String(),
  kind: Type.String(),
  severity: Type.Enum(['error', 'warning']),
  detail: Type.String(),
});
export type ImportProblem = Static<typeof ImportProblem>;

/** Counts of rows; `problems` lists at most 500 of the `problemCount`. On a dry run: what would happen. */
export const ImportReport = Type.Object({
  dryRun: Type.Boolean(),
  rows: Type.Integer(),
  created: Type.Integer(),
  updated: Type.Integer(),
  unchanged: Type.Integer(),
  skipped: Type.Integer(),
  refused: Type.Integer(),
  problemCount: Type.Integer(),
  problems: Type.Array(ImportProblem),
});
export type ImportReport = Static<typeof ImportReport>;

const baseMapFields = {
  on: Type.Boolean(),
  layer: Type.Enum(['vec', 'img']),
  annotation: Type.Boolean(),
  /** Address of one web-mercator tile with {z} {x} {y}, and {layer} {key} where the server wants them. */
  template: Type.String({ minLength: 10, maxLength: 500, pattern: '^[!-~]+$' }),
  deepest: Type.Integer({ minimum: 8, maximum: 20 }),
  credit: Type.String({ maxLength: 80 }),
};
/** The key is written, never read back. */
export const BaseMapSetting = Type.Object({ ...baseMapFields, hasKey: Type.Boolean(), version: Type.Integer() });
export type BaseMapSetting = Static<typeof BaseMapSetting>;
export const BaseMapChange = Type.Object(
  {
    ...baseMapFields,
    /** Left out: the one that is there stays. */
    key: Type.Optional(Type.String({ maxLength: 100, pattern: '^[!-~]*$' })),
    /** 0 while nothing was saved yet. */
    version: Type.Integer({ minimum: 0 }),
  },
  closed,
);
