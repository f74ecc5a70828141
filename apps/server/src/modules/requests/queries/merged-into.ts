import type { Ctx } from '../../../platform/context.ts';

/** The requests that follow a master, oldest first. */
export async function mergedIds({ tx }: Ctx, masterId: string): Promise<string[]> {
  const rows = await tx.sql<{ id: string }>(
    `select m.id from requests r join matters m on m.tenant_id = r.tenant_id and m.id = r.id
     where r.tenant_id = $1 and r.merged_into = $2 order by m.created_at, m.id`,
    [tx.tenantId, masterId],
  );
  return rows.map(({ id }) => id);
}

/** How many follow it, how many of them have not been followed up, and how many were unhappy. */
export async function mergedCounts(
  { tx }: Ctx,
  masterId: string,
  satisfiedFrom: number,
): Promise<{ count: number; open: number; unhappy: number }> {
  const [row] = await tx.sql<{ count: number; open: number; unhappy: number }>(
    `select count(*)::int as count, count(*) filter (where followed_up_at is null)::int as open,
       count(*) filter (where reached and (not solved or satisfied < $3))::int as unhappy
     from requests where tenant_id = $1 and merged_into = $2`,
    [tx.tenantId, masterId, satisfiedFrom],
  );
  return row ?? { count: 0, open: 0, unhappy: 0 };
}
