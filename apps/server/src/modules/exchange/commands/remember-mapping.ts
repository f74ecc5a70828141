import { sha256 } from '../../../platform/crypto.ts';
import type { Tx } from '../../../platform/database/database.ts';
import type { ImportOptions } from '../contract-imports.ts';
import { guessMapping, type Mapping, plainTitle } from '../domain/guess-mapping.ts';
import { guessDateOrder } from '../domain/read-time.ts';

export interface Understood {
  mapping: Mapping;
  options: ImportOptions;
  remembered: boolean;
}

/** Tables with the same titles in the same order are read the same way. */
const headerKey = (header: readonly string[]): string =>
  sha256(JSON.stringify(header.map(plainTitle))).toString('base64url');

/** How a table is understood: as one with this header was before, or by what its columns are called. */
export async function understand(
  tx: Tx,
  table: { header: readonly string[]; preview: readonly { cells: readonly string[] }[] },
  timezone: string,
): Promise<Understood> {
  const [row] = await tx.sql<{ mapping: { mapping: Mapping; options: ImportOptions } }>(
    `select mapping from import_mappings where tenant_id = $1 and target = 'requests' and header_key = $2`,
    [tx.tenantId, headerKey(table.header)],
  );
  if (row) return { ...row.mapping, remembered: true };
  const mapping = guessMapping(table.header);
  const times = mapping.flatMap((field, column) =>
    field === 'madeAt' || field === 'closedAt' || field === 'dueAt'
      ? table.preview.map(({ cells }) => cells[column] ?? '')
      : [],
  );
  const options: ImportOptions = {
    sourceSystem: '12345',
    timezone,
    dateOrder: guessDateOrder(times),
    datum: 'CGCS2000',
  };
  return { mapping, options, remembered: false };
}

export async function remember(
  tx: Tx,
  header: readonly string[],
  known: { mapping: Mapping; options: ImportOptions },
  now: Date,
): Promise<void> {
  // The day chosen for rows without one is of this table; the next is asked anew.
  const { madeOn: _ofThisTable, ...options } = known.options;
  await tx.sql(
    `insert into import_mappings (tenant_id, target, header_key, mapping, updated_at) values ($1, 'requests', $2, $3, $4)
     on conflict (tenant_id, target, header_key) do update set mapping = excluded.mapping, updated_at = excluded.updated_at`,
    [tx.tenantId, headerKey(header), JSON.stringify({ mapping: known.mapping, options }), now],
  );
}
