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

/**
 * For commands that write thousands of rows. The database's statistics still say the tables are small, and loops over
 * them would take time by the square: here they are hashed, and once committed the statistics are renewed.
 */
export async function expectManyRows({ tx, platform }: Pick<Ctx, 'tx' | 'platform'>): Promise<void> {
  await tx.sql(`select set_config('enable_nestloop', 'off', true)`);
  tx.afterCommit(() => {
    platform.db.owner
      .query('analyze places, place_boundaries, place_history')
      .catch((error: unknown) => platform.log.error('statistics of the territory were not renewed', error));
  });
}
