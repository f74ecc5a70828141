import { type Static, type TSchema, Type } from 'typebox';
import { endpoint } from '../../kernel/endpoint.ts';

const closed = { additionalProperties: false } as const;
// One schema with two types: with a union the validator, which coerces, would turn null into 0 or ''.
const nullable = <T>(schema: TSchema & { type?: string }) =>
  Type.Unsafe<T | null>({ ...schema, type: [schema.type, 'null'] });
const Id = Type.String({ format: 'uuid' });
const Day = Type.String({ format: 'date' });
const Kind = Type.Enum(['merge', 'split']);
const Index = Type.Integer({ minimum: 0, maximum: 9 });
const text = nullable<string>(Type.String());
const count = Type.Integer();

/** GeoJSON; what is inside `coordinates` is checked by the domain, which can say what is wrong. */
const Geometry = Type.Object(
  { type: Type.Enum(['Polygon', 'MultiPolygon']), coordinates: Type.Array(Type.Unknown(), { maxItems: 2000 }) },
  { additionalProperties: true },
);

/** A place of afterwards: `keepId` is one of before that goes on; without it, a new one with `code` and `name`. */
export const RegridPart = Type.Object(
  {
    keepId: Type.Optional(Id),
    code: Type.Optional(Type.String({ pattern: '^[A-Za-z0-9._-]{1,33}$' })),
    name: Type.Optional(Type.String({ minLength: 1, maxLength: 100, pattern: '\\S' })),
    phone: Type.Optional(nullable<string>(Type.String({ minLength: 3, maxLength: 30, pattern: '^[0-9+() \\-]+$' }))),
    households: Type.Optional(nullable<number>(Type.Integer({ minimum: 0, maximum: 10_000_000 }))),
    geometry: Type.Optional(Geometry),
  },
  closed,
);
export type RegridPart = Static<typeof RegridPart>;

const Assigned = Type.Array(Type.Object({ id: Id, part: Index }, closed), { maxItems: 2000 });

/**
 * Merging: two to twenty places and one part. Splitting: one place and two to ten parts; `cut` is a line [lon, lat] that
 * makes two of it, the first part to its left. `posts`, `units`, `compounds`, `areas` (what sections of
 * service nets cover) and `team` say to which part each goes that shall not go to the one that goes on (or, when none does,
 * to the first); an area named with several parts covers all of them.
 */
export const Regrid = Type.Object(
  {
    kind: Kind,
    day: Day,
    reason: Type.Optional(Type.String({ maxLength: 200 })),
    places: Type.Array(Type.Object({ id: Id, version: Type.Integer() }, closed), { minItems: 1, maxItems: 20 }),
    parts: Type.Array(RegridPart, { minItems: 1, maxItems: 10 }),
    cut: Type.Optional(
      Type.Array(Type.Array(Type.Number({ minimum: -180, maximum: 180 }), { minItems: 2, maxItems: 2 }), {
        minItems: 2,
        maxItems: 50,
      }),
    ),
    datum: Type.Optional(Type.Enum(['CGCS2000', 'WGS84', 'GCJ02'])),
    moveOpenMatters: Type.Boolean(),
    posts: Type.Optional(Assigned),
    units: Type.Optional(Assigned),
    compounds: Type.Optional(Assigned),
    areas: Type.Optional(Assigned),
    team: Type.Optional(Assigned),
  },
  closed,
);
export type Regrid = Static<typeof Regrid>;

/** What would move, before anything does. `rings`: draw as one shape with the even-odd rule, CGCS2000. */
export const RegridPreview = Type.Object({
  kind: Kind,
  day: Type.String(),
  closes: Type.Array(Type.Object({ id: Id, code: Type.String(), name: Type.String() })),
  parts: Type.Array(
    Type.Object({
      keepId: text,
      code: Type.String(),
      name: Type.String(),
      phone: text,
      households: nullable<number>(count),
      areaM2: nullable<number>(Type.Number()),
      rings: Type.Array(Type.Array(Type.Array(Type.Number()))),
      openMatters: count,
    }),
  ),
  /** Open requests in the places of before; `withoutPoint` of them have no position and go by the place alone. */
  openMatters: count,
  withoutPoint: count,
  households: Type.Object({ before: nullable<number>(count), after: nullable<number>(count) }),
  posts: Type.Array(
    Type.Object({ id: Id, personName: text, roleName: Type.String(), title: Type.String(), placeId: Id, part: Index }),
  ),
  units: Type.Array(Type.Object({ id: Id, name: Type.String(), placeId: Id, part: Index })),
  compounds: Type.Array(Type.Object({ id: Id, name: Type.String(), placeId: Id, part: Index })),
  /** Sections of service nets that cover the places, with the parts they will cover. */
  areas: Type.Array(
    Type.Object({ id: Id, net: Type.String(), section: Type.String(), placeId: Id, parts: Type.Array(Index) }),
  ),
  /** The five-on-one team entered for the places. */
  team: Type.Array(Type.Object({ id: Id, role: Type.String(), name: Type.String(), placeId: Id, part: Index })),
  /** How many more go with their ground, the facilities by their points. */
  along: Type.Object({
    facilities: count,
    visits: count,
    plans: count,
    leaders: count,
    findings: count,
    hazards: count,
    admissions: count,
    needs: count,
    resources: count,
    /** Joint activities not yet confirmed. */
    activities: count,
    projects: count,
    bodies: count,
    leaderLinks: count,
    /** Only of a community without grids that is merged or split itself. */
    agreements: count,
  }),
  /** Clauses of the duty list in force that name one of the places: they are not rewritten, somebody must draft them anew. */
  clauses: Type.Array(Type.Object({ clause: Type.String(), within: Type.String() })),
  /** boundary-missing, pieces-apart, households-differ, matters-stay, duty-clauses, nets-one-part */
  warnings: Type.Array(Type.String()),
});
export type RegridPreview = Static<typeof RegridPreview>;

const row = {
  id: Id,
  kind: Kind,
  day: Type.String(),
  reason: Type.String(),
  moveOpenMatters: Type.Boolean(),
  doneAt: Type.String(),
  undoneAt: text,
  places: Type.Array(
    Type.Object({ id: Id, code: Type.String(), name: Type.String(), was: Type.Boolean(), becomes: Type.Boolean() }),
  ),
};
export const RegridRow = Type.Object(row);
export type RegridRow = Static<typeof RegridRow>;

/**
 * `blocking`: what depends on it by now, so that it cannot be undone: later-regrid, place-changed, children, matters, posts, units, nets,
 * team, patrols. */
export const RegridDetail = Type.Object({
  ...row,
  movedMatters: count,
  blocking: Type.Array(Type.Object({ kind: Type.String(), count })),
  abilities: Type.Array(Type.String()),
});
export type RegridDetail = Static<typeof RegridDetail>;

const byId = Type.Object({ id: Id }, closed);

export const previewRegrid = endpoint({
  method: 'POST',
  path: '/api/regrids/preview',
  access: 'place.manage',
  summary: 'What merging or splitting places would move: boundaries, households, open requests, posts, units',
  body: Regrid,
  response: RegridPreview,
});
export const carryOutRegrid = endpoint({
  method: 'POST',
  path: '/api/regrids',
  access: 'place.manage',
  summary: 'Merge or split places from a day on; open requests move only when told',
  body: Regrid,
  response: RegridDetail,
  status: 201,
});
export const listRegrids = endpoint({
  method: 'GET',
  path: '/api/regrids',
  access: 'place.read',
  summary: 'Merges and splits, newest first, of one place or of all',
  query: Type.Object(
    {
      place: Type.Optional(Id),
      cursor: Type.Optional(Type.String({ maxLength: 200 })),
      limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100, default: 20 })),
    },
    closed,
  ),
  response: Type.Object({ items: Type.Array(RegridRow), next: text }),
});
export const getRegrid = endpoint({
  method: 'GET',
  path: '/api/regrids/{id}',
  access: 'place.read',
  summary: 'One merge or split, and what keeps it from being undone',
  params: byId,
  response: RegridDetail,
});
export const undoRegrid = endpoint({
  method: 'POST',
  path: '/api/regrids/{id}/undo',
  access: 'place.manage',
  summary: 'Undo a merge or split while nothing later depends on it',
  params: byId,
  response: RegridDetail,
});

export const regridsEndpoints = { previewRegrid, carryOutRegrid, listRegrids, getRegrid, undoRegrid };
