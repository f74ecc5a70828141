import { notFound } from '../../../kernel/errors.ts';
import type { Tx } from '../../../platform/database/database.ts';
import type { RegridRow } from '../contract.ts';
import type { RegridAfter, RegridBefore } from '../regrid-record.ts';
import type { RegridTable } from '../tables.ts';

export type StoredRegrid = Omit<RegridTable, 'before' | 'after'> & { before: RegridBefore; after: RegridAfter };

/** The regrid as it is stored, held against other changes when `locked`. Throws not-found. */
export async function regridRow(tx: Tx, id: string, locked = false): Promise<StoredRegrid> {
  const [row] = await tx.sql<StoredRegrid>(
    `select * from regrids where tenant_id = $1 and id = $2 ${locked ? 'for update' : ''}`,
    [tx.tenantId, id],
  );
  if (!row) throw notFound();
  return row;
}

const iso = (column: string): string => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

/** SQL of one regrid `r` as the contract's row. */
export const rowSql = `json_build_object('id', r.id, 'kind', r.kind, 'day', r.day, 'reason', r.reason,
  'moveOpenMatters', r.move_open_matters, 'doneAt', ${iso('r.done_at')}, 'undoneAt', ${iso('r.undone_at')},
  'places', (select json_agg(json_build_object('id', p.id, 'code', p.code, 'name', p.name, 'was', rp.was, 'becomes', rp.becomes)
               order by rp.was desc, p.code)
             from regrid_places rp join places p on p.tenant_id = rp.tenant_id and p.id = rp.place_id
             where rp.tenant_id = r.tenant_id and rp.regrid_id = r.id))`;

export async function readRow(tx: Tx, id: string): Promise<RegridRow> {
  const [row] = await tx.sql<{ regrid: RegridRow }>(
    `select ${rowSql} as regrid from regrids r where r.tenant_id = $1 and r.id = $2`,
    [tx.tenantId, id],
  );
  if (!row) throw notFound();
  return row.regrid;
}
