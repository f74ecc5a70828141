import type { Tx } from '../../../platform/database/database.ts';
import type { DutyItem } from '../domain/items.ts';

/**
 * Clauses of the duty list in force that hold only inside one of these places, by their codes. A published list is never
 * rewritten: whoever redraws places is told which clauses to draft anew.
 */
export async function clausesWithin(tx: Tx, codes: readonly string[]): Promise<{ clause: string; within: string }[]> {
  const [row] = await tx.sql<{ items: DutyItem[] }>(
    `select items from list_versions where tenant_id = $1 and list = 'duty' and state = 'published'`,
    [tx.tenantId],
  );
  return (row?.items ?? []).flatMap(({ clause, within }) =>
    within !== undefined && codes.includes(within) ? [{ clause, within }] : [],
  );
}
