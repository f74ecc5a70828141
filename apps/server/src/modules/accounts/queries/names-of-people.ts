import type { Tx } from '../../../platform/database/database.ts';

/** The names of everybody who is or was on the books, each once: to be found in texts before strangers see them, not to be shown. */
export async function namesOfPeople(tx: Tx): Promise<string[]> {
  const rows = await tx.sql<{ name: string }>('select distinct name from people where tenant_id = $1', [tx.tenantId]);
  return rows.map(({ name }) => name);
}
