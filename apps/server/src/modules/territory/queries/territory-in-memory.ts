import type { MultiPolygon } from '../../../kernel/geometry.ts';
import type { Ctx } from '../../../platform/context.ts';
import type { Database, Tx } from '../../../platform/database/database.ts';
import { buildGridIndex, type GridIndex } from '../../../platform/geo/grid-index.ts';
import type { Compound } from '../contract.ts';
import type { PlaceRef } from './place-rows.ts';

/** The open places of one tenant with their boundaries, as they were at `change`. */
export interface Territory {
  change: number;
  places: ReadonlyMap<string, PlaceRef>;
  /** Households by place, where they are known. */
  households: ReadonlyMap<string, number>;
  /** Ids of the places right below a place, in the order of their codes. */
  below: ReadonlyMap<string, readonly string[]>;
  /** Boundaries in force, by place. */
  boundaries: ReadonlyMap<string, MultiPolygon>;
  /** Housing compounds by grid, by name. */
  compounds: ReadonlyMap<string, readonly Compound[]>;
  /** Lowest level first; only levels with boundaries. */
  layers: readonly Layer[];
  levelNames: ReadonlyMap<number, string>;
  gridLevel: number | null;
  /** What was drawn from it, by what was asked; lives and dies with it. */
  drawings: Map<string, string>;
}
export interface Layer {
  level: number;
  boundaries: readonly { id: string; boundary: MultiPolygon }[];
  index: GridIndex;
}

interface Kept {
  territory: Territory;
  checkedAt: number;
}

// Another process's change is seen within this time; between two looks a lookup costs no query at all.
const LOOK_EVERY_MS = 1000;
const MOST_TENANTS = 64;
const kept = new WeakMap<Database, Map<number, Kept>>();

const keptOf = (db: Database): Map<number, Kept> => {
  let map = kept.get(db);
  if (!map) {
    map = new Map();
    kept.set(db, map);
  }
  return map;
};

/** The tenant's territory from memory; read again when something has changed, looked for at most once a second. */
export async function territoryOf({ tx, platform }: Pick<Ctx, 'tx' | 'platform'>): Promise<Territory> {
  const tenants = keptOf(platform.db);
  const known = tenants.get(tx.tenantId);
  if (known && performance.now() - known.checkedAt < LOOK_EVERY_MS) return known.territory;
  const [row] = await tx.sql<{ change: number }>('select change from territory_versions where tenant_id = $1', [
    tx.tenantId,
  ]);
  const change = row?.change ?? 0;
  if (known?.territory.change === change) {
    known.checkedAt = performance.now();
    return known.territory;
  }
  const territory = await readTerritory(tx, change);
  tenants.delete(tx.tenantId);
  tenants.set(tx.tenantId, { territory, checkedAt: performance.now() });
  for (const tenant of tenants.keys()) if (tenants.size > MOST_TENANTS) tenants.delete(tenant);
  return territory;
}

/** After a change of this process: the next lookup looks at once. */
export function lookAgain(db: Database, tenantId: number): void {
  const known = keptOf(db).get(tenantId);
  if (known) known.checkedAt = Number.NEGATIVE_INFINITY;
}

type Row = Omit<PlaceRef, 'active'> & { households: number | null };

// Two reads put together here: the database would join them one by one after a bulk import, before it knows how many there are.
async function readTerritory(tx: Tx, change: number): Promise<Territory> {
  const levels = await tx.sql<{ level: number; name: string; is_grid: boolean }>(
    'select level, name, is_grid from place_levels where tenant_id = $1',
    [tx.tenantId],
  );
  const rows = await tx.sql<Row>(
    `select id, parent_id as "parentId", level, code, name, path, phone, households from places
     where tenant_id = $1 and active order by code collate "C"`,
    [tx.tenantId],
  );
  const boundaries = await tx.sql<{ id: string; boundary: MultiPolygon }>(
    `select place_id as id, geometry -> 'coordinates' as boundary from place_boundaries
     where tenant_id = $1 and valid_until is null`,
    [tx.tenantId],
  );
  const compounds = await tx.sql<Compound & { placeId: string }>(
    'select place_id as "placeId", name, aliases from compounds where tenant_id = $1 order by name collate "C"',
    [tx.tenantId],
  );
  const drawn = new Map(boundaries.map(({ id, boundary }) => [id, boundary]));
  return {
    change,
    places: new Map(rows.map(({ households: _, ...place }) => [place.id, { ...place, active: true }])),
    households: new Map(rows.flatMap(({ id, households }) => (households === null ? [] : [[id, households]]))),
    below: grouped(
      rows,
      ({ parentId }) => parentId ?? '',
      ({ id }) => id,
    ),
    compounds: grouped(
      compounds,
      ({ placeId }) => placeId,
      ({ name, aliases }) => ({ name, aliases }),
    ),
    boundaries: drawn,
    layers: layersOf(rows, drawn),
    levelNames: new Map(levels.map((each) => [each.level, each.name])),
    gridLevel: levels.find((each) => each.is_grid)?.level ?? null,
    drawings: new Map(),
  };
}

function grouped<Row, Value>(
  rows: readonly Row[],
  keyOf: (row: Row) => string,
  valueFrom: (row: Row) => Value,
): Map<string, Value[]> {
  const groups = new Map<string, Value[]>();
  for (const row of rows) {
    const group = groups.get(keyOf(row));
    if (group) group.push(valueFrom(row));
    else groups.set(keyOf(row), [valueFrom(row)]);
  }
  return groups;
}

/** Places in the order of their codes, so that a point on a shared border belongs to the smaller code. */
function layersOf(places: readonly Row[], boundaries: ReadonlyMap<string, MultiPolygon>): Layer[] {
  const layers = new Map<number, { id: string; boundary: MultiPolygon }[]>();
  for (const { id, level } of places) {
    const boundary = boundaries.get(id);
    if (!boundary) continue;
    const layer = layers.get(level) ?? [];
    layers.set(level, layer);
    layer.push({ id, boundary });
  }
  return [...layers]
    .sort(([a], [b]) => b - a)
    .map(([level, each]) => ({ level, boundaries: each, index: buildGridIndex(each) }));
}
