import type { Ctx } from '../../../platform/context.ts';
import { lookAgain } from '../queries/territory-in-memory.ts';

/**
 * First step of every change to places, boundaries or levels: renews the mark by which memories see that they are old,
 * and holds it to the end of the transaction, so that two changes of one territory follow each other.
 */
export async function renewTerritory({ tx, platform }: Pick<Ctx, 'tx' | 'platform'>): Promise<void> {
  await tx.sql(
    `insert into territory_versions (tenant_id, change) values ($1, nextval('territory_changes'))
     on conflict (tenant_id) do update set change = excluded.change`,
    [tx.tenantId],
  );
  tx.afterCommit(() => lookAgain(platform.db, tx.tenantId));
}
