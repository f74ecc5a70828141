import type { Ctx } from '../../../platform/context.ts';
import { lookAtNetsAgain } from '../queries/nets-in-memory.ts';

/**
 * First step of every change to nets, turns or teams: renews the mark by which memories see that they are old, and holds it to
 * the end of the transaction, so that two changes follow each other.
 */
export async function renewNets({ tx, platform }: Pick<Ctx, 'tx' | 'platform'>): Promise<void> {
  await tx.sql(
    `insert into net_versions (tenant_id, change) values ($1, nextval('net_changes'))
     on conflict (tenant_id) do update set change = excluded.change`,
    [tx.tenantId],
  );
  tx.afterCommit(() => lookAtNetsAgain(platform.db, tx.tenantId));
}
