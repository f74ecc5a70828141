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

/** The place itself and its ancestors, nearest first; empty for an unknown id. One statement of a lookup a level. */
export async function placeChain(tx: Tx, id: string): Promise<PlaceRef[]> {
  const rows = await tx.sql<PlaceTable>(
    `with recursive up as (
       select p.*, 0 as step from places p where p.tenant_id = $1 and p.id = $2
       union all
       select p.*, up.step + 1 from up join places p on p.tenant_id = $1 and p.id = up.parent_id
     ) select * from up order by step`,
    [tx.tenantId, id],
  );
  return rows.map(refOf);
}
