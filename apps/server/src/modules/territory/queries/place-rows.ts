import { builder, type Tx } from '../../../platform/database/database.ts';
import type { PlaceTable, TerritoryTables } from '../tables.ts';

const db = builder<TerritoryTables>();

/** A place as other modules need it. */
export interface PlaceRef {
  id: string;
  parentId: string | null;
  level: number;
  code: string;
  name: string;
  path: string;
  phone: string | null;
  active: boolean;
}

export const refOf = (row: PlaceTable): PlaceRef => ({
  id: row.id,
  parentId: row.parent_id,
  level: row.level,
  code: row.code,
  name: row.name,
  path: row.path,
  phone: row.phone,
  active: row.active,
});

export const placeRow = (tx: Tx, id: string): Promise<PlaceTable | undefined> =>
  tx.first(db.selectFrom('places').selectAll().where('tenant_id', '=', tx.tenantId).where('id', '=', id));

/** The row, held against other changes until the transaction ends. */
export const lockPlaceRow = (tx: Tx, id: string): Promise<PlaceTable | undefined> =>
  tx.first(db.selectFrom('places').selectAll().where('tenant_id', '=', tx.tenantId).where('id', '=', id).forUpdate());

/** One place of the tenant, or undefined; closed ones too. */
export async function placeById(tx: Tx, id: string): Promise<PlaceRef | undefined> {
  const row = await placeRow(tx, id);
  return row && refOf(row);
}

/** The place with this code, or undefined; closed ones too. */
export async function placeByCode(tx: Tx, code: string): Promise<PlaceRef | undefined> {
  const row = await tx.first(
    db.selectFrom('places').selectAll().where('tenant_id', '=', tx.tenantId).where('code', '=', code),
  );
  return row && refOf(row);
}

/** The place itself and its ancestors, nearest first; empty for an unknown id. One statement. */
export async function placeChain(tx: Tx, id: string): Promise<PlaceRef[]> {
  const rows = await tx.sql<PlaceTable>(
    `select up.* from places p
     join places up on up.tenant_id = p.tenant_id and up.code = any(string_to_array(trim(both '/' from p.path), '/'))
     where p.tenant_id = $1 and p.id = $2
     order by length(up.path) desc`,
    [tx.tenantId, id],
  );
  return rows.map(refOf);
}
