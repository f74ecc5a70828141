import { holds } from '../../../kernel/actor.ts';
import type { Ctx } from '../../../platform/context.ts';
import type { RegridDetail } from '../contract.ts';
import { blockingOf } from './blocking.ts';
import { readRow, regridRow } from './regrid-rows.ts';

/** One merge or split, and what keeps it from being undone. Throws not-found. */
export async function getRegrid(ctx: Ctx, id: string): Promise<RegridDetail> {
  const row = await readRow(ctx.tx, id);
  const [moved] = await ctx.tx.sql<{ count: number }>(
    'select count(*)::int as count from regrid_matters where tenant_id = $1 and regrid_id = $2',
    [ctx.tx.tenantId, id],
  );
  const blocking = row.undoneAt === null ? await blockingOf(ctx, await regridRow(ctx.tx, id)) : [];
  const may = row.undoneAt === null && blocking.length === 0 && holds(ctx.actor, 'place.manage');
  return { ...row, movedMatters: moved?.count ?? 0, blocking, abilities: may ? ['undo'] : [] };
}
