import type { Ctx } from '../../../platform/context.ts';
import { todayOf } from './standing.ts';

/** The communities that go together with one of these units today (结对), each with the path of its place. */
export async function pairedCommunities(
  ctx: Pick<Ctx, 'tx' | 'now' | 'platform'>,
  unitIds: readonly string[],
): Promise<{ id: string; placePath: string | null }[]> {
  return ctx.tx.sql<{ id: string; placePath: string | null }>(
    `select distinct c.id, p.path as "placePath"
     from pairing_parties y join pairings r on r.tenant_id = y.tenant_id and r.id = y.pairing_id
     join pairing_parties z on z.tenant_id = y.tenant_id and z.pairing_id = y.pairing_id and z.side = 'community'
     join units c on c.tenant_id = z.tenant_id and c.id = z.unit_id
     left join places p on p.tenant_id = c.tenant_id and p.id = c.place_id
     where y.tenant_id = $1 and y.side = 'unit' and y.unit_id = any($2::uuid[])
       and r.from_on <= $3::date and (r.until_on is null or r.until_on >= $3::date)
       and y.from_on <= $3::date and (y.until_on is null or y.until_on >= $3::date)
       and z.from_on <= $3::date and (z.until_on is null or z.until_on >= $3::date)`,
    [ctx.tx.tenantId, unitIds, todayOf(ctx)],
  );
}
