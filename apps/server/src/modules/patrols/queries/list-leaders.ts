import { notFound } from '../../../kernel/errors.ts';
import { civilDateOf } from '../../../kernel/time.ts';
import type { Ctx } from '../../../platform/context.ts';
import { unitIdsOf } from '../../matters/index.ts';
import type { GridLeader } from '../contract.ts';
import { monthOf } from '../domain/calendar.ts';
import { placedScope } from './scope.ts';

const select = (
  month: string,
): string => `select v.id, v.place_id as "placeId", v.name, v.title, v.from_month as "fromMonth",
    v.until_month as "untilMonth", (select l.visited_on from leader_visits l where l.tenant_id = v.tenant_id and l.leader_id = v.id
      and l.month = ${month}) as "visitedOn", v.version
  from grid_leaders v join places p on p.tenant_id = v.tenant_id and p.id = v.place_id where v.tenant_id = $1`;

/** The leaders of a month with the fact of their visit, in the order of the grids: nobody is ranked. */
export async function listLeaders(ctx: Ctx, asked?: string): Promise<{ month: string; items: GridLeader[] }> {
  const month = asked ?? monthOf(civilDateOf(ctx.now, ctx.platform.timezone));
  const scope = placedScope(ctx.actor, await unitIdsOf(ctx), 3);
  const items = await ctx.tx.sql<GridLeader>(
    `${select('$2')} and v.from_month <= $2 and (v.until_month is null or v.until_month >= $2) and ${scope.sql}
     order by p.path, v.from_month, v.id limit 1000`,
    [ctx.tx.tenantId, month, ...scope.values],
  );
  return { month, items };
}

/** One leader of the caller's area, as the month shows it. Throws not-found. */
export async function findLeader(ctx: Ctx, id: string, month: string, lock = false): Promise<GridLeader> {
  const scope = placedScope(ctx.actor, await unitIdsOf(ctx), 4);
  const [row] = await ctx.tx.sql<GridLeader>(
    `${select('$2')} and v.id = $3 and ${scope.sql}${lock ? ' for update of v' : ''}`,
    [ctx.tx.tenantId, month, id, ...scope.values],
  );
  if (!row) throw notFound();
  return row;
}
