import { areaOf, interiorPoint, type MultiPolygon } from '../../../kernel/geometry.ts';
import type { Ctx } from '../../../platform/context.ts';
import type { Tx } from '../../../platform/database/database.ts';
import type { Datum } from '../contract.ts';

export interface PlaceToSave {
  id: string;
  parentId: string | null;
  level: number;
  code: string;
  name: string;
  path: string;
  households?: number | null;
  phone?: string | null;
  /** Civil date since when the place exists and is as given. */
  validFrom: string;
}

/** Inserts any number of places in one statement; children may come before their parents. */
export async function insertPlaces(tx: Tx, places: readonly PlaceToSave[]): Promise<void> {
  if (places.length === 0) return;
  await tx.sql(
    `insert into places (tenant_id, id, parent_id, level, code, name, path, households, phone, valid_from, since)
     select $1, id, "parentId", level, code, name, path, households, phone, "validFrom", "validFrom"
     from jsonb_to_recordset($2::jsonb) as p(id uuid, "parentId" uuid, level smallint, code text, name text, path text,
       households int, phone text, "validFrom" date)`,
    [tx.tenantId, JSON.stringify(places)],
  );
}

export interface PlaceUpdate {
  id: string;
  name: string;
  parentId: string | null;
  active: boolean;
}

/**
 * Gives places a new name, parent or activity from a civil date on, and keeps what they were, if
 * anything differs, in the history. The version rises either way. Paths are
 * not touched: see `repath`.
 */
export async function updatePlaces(tx: Tx, changes: readonly PlaceUpdate[], from: string): Promise<void> {
  if (changes.length === 0) return;
  await tx.sql(
    `with change as (
       select * from jsonb_to_recordset($2::jsonb) as c(id uuid, name text, "parentId" uuid, active boolean)
     ), past as (
       insert into place_history (tenant_id, place_id, since, until, name, parent_id, active)
       select p.tenant_id, p.id, p.since, $3::date, p.name, p.parent_id, p.active
       from places p join change c on c.id = p.id
       where p.tenant_id = $1 and p.since < $3::date
         and (p.name, p.parent_id, p.active) is distinct from (c.name, c."parentId", c.active)
     )
     update places p set name = c.name, parent_id = c."parentId", active = c.active,
       since = case when (p.name, p.parent_id, p.active) is distinct from (c.name, c."parentId", c.active)
                    then greatest(p.since, $3::date) else p.since end,
       valid_until = case when c.active then null else coalesce(p.valid_until, $3::date) end, version = p.version + 1
     from change c where p.tenant_id = $1 and p.id = c.id`,
    [tx.tenantId, JSON.stringify(changes), from],
  );
}

/** Makes every path of the tenant follow from codes and parents again; one statement, writes only what differs. */
export async function repath(tx: Tx): Promise<void> {
  await tx.sql(
    `with recursive tree as (
       select id, '/' || code || '/' as path from places where tenant_id = $1 and parent_id is null
       union all
       select c.id, t.path || c.code || '/' from tree t join places c on c.tenant_id = $1 and c.parent_id = t.id
     )
     update places p set path = t.path from tree t where p.tenant_id = $1 and p.id = t.id and p.path <> t.path`,
    [tx.tenantId],
  );
}

export interface BoundaryToSave {
  placeId: string;
  /** CGCS2000. */
  boundary: MultiPolygon;
}

/** Ends the boundaries now in force of these places and lays the new ones, all from one instant; two statements. */
export async function replaceBoundaries(
  { tx, newId }: Pick<Ctx, 'tx' | 'newId'>,
  boundaries: readonly BoundaryToSave[],
  sourceDatum: Datum,
  from: Date,
): Promise<void> {
  if (boundaries.length === 0) return;
  await tx.sql(
    'update place_boundaries set valid_until = $3 where tenant_id = $1 and place_id = any($2::uuid[]) and valid_until is null',
    [tx.tenantId, boundaries.map((each) => each.placeId), from],
  );
  const rows = boundaries.map(({ placeId, boundary }) => {
    const [lon, lat] = interiorPoint(boundary)?.map((degrees) => Number(degrees.toFixed(7))) ?? [null, null];
    const geometry = { type: 'MultiPolygon', coordinates: boundary };
    return { id: newId(), placeId, geometry, area: areaOf(boundary), lon, lat };
  });
  await tx.sql(
    `with laid as (
       select * from jsonb_to_recordset($2::jsonb)
         as b(id uuid, "placeId" uuid, geometry jsonb, area float8, lon float8, lat float8)
     ), saved as (
       insert into place_boundaries (tenant_id, id, place_id, geometry, source_datum, valid_from, area_m2)
       select $1, id, "placeId", geometry, $3, $4, area from laid
     )
     update places p set lon = l.lon, lat = l.lat from laid l where p.tenant_id = $1 and p.id = l."placeId"`,
    [tx.tenantId, JSON.stringify(rows), sourceDatum, from],
  );
}
