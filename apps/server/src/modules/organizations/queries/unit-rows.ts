import { builder, type Tx } from '../../../platform/database/database.ts';
import type { Unit, UnitKind } from '../contract.ts';
import type { OrganizationsTables, UnitTable } from '../tables.ts';

const db = builder<OrganizationsTables>();

/** A unit as other modules need it: where it stands, what it is, which place it serves. */
export interface UnitRef {
  id: string;
  kind: UnitKind;
  code: string;
  name: string;
  shortName: string;
  path: string;
  placeId: string | null;
  phone: string | null;
  active: boolean;
}

export const refOf = (row: UnitTable): UnitRef => ({
  id: row.id,
  kind: row.kind,
  code: row.code,
  name: row.name,
  shortName: row.short_name || row.name,
  path: row.path,
  placeId: row.place_id,
  phone: row.phone,
  active: row.active,
});

/** The record as the contract shows it. */
export const unitOf = (row: UnitTable): Unit => ({
  id: row.id,
  parentId: row.parent_id,
  kind: row.kind,
  code: row.code,
  name: row.name,
  shortName: row.short_name,
  placeId: row.place_id,
  phone: row.phone,
  active: row.active,
  version: row.version,
});

export const unitRow = (tx: Tx, id: string): Promise<UnitTable | undefined> =>
  tx.first(db.selectFrom('units').selectAll().where('tenant_id', '=', tx.tenantId).where('id', '=', id));

/** One unit of the tenant, or undefined; closed ones too. */
export async function findUnit(tx: Tx, id: string): Promise<UnitRef | undefined> {
  const row = await unitRow(tx, id);
  return row && refOf(row);
}

/** The units with these ids, in no particular order; unknown ids are left out. */
export async function findUnits(tx: Tx, ids: readonly string[]): Promise<UnitRef[]> {
  const rows = await tx.sql<UnitTable>('select * from units where tenant_id = $1 and id = any($2::uuid[])', [
    tx.tenantId,
    ids,
  ]);
  return rows.map(refOf);
}

/** The unit with this code, or undefined; closed ones too. */
export async function findUnitByCode(tx: Tx, code: string): Promise<UnitRef | undefined> {
  const row = await tx.first(
    db.selectFrom('units').selectAll().where('tenant_id', '=', tx.tenantId).where('code', '=', code),
  );
  return row && refOf(row);
}

/**
 * The open unit that serves a place: `placeIds` are the place and its ancestors, nearest first; the nearest place that
 * has a unit of one of the kinds wins, then the smaller code. Undefined when nobody serves it.
 */
export async function unitServing(
  tx: Tx,
  placeIds: readonly string[],
  kinds: readonly UnitKind[] = ['community', 'street', 'district'],
): Promise<UnitRef | undefined> {
  const [row] = await tx.sql<UnitTable>(
    `select u.* from units u
     where u.tenant_id = $1 and u.place_id = any($2::uuid[]) and u.kind = any($3::text[]) and u.active
     order by array_position($2::uuid[], u.place_id), array_position($3::text[], u.kind), u.code limit 1`,
    [tx.tenantId, placeIds, kinds],
  );
  return row && refOf(row);
}
