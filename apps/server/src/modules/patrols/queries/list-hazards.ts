import { sql } from 'kysely';
import type { Ctx } from '../../../platform/context.ts';
import { matterPage, scopeSql, unitIdsOf } from '../../matters/index.ts';
import { owedSql } from './owed-sql.ts';

/** A page of hazards as JSON text: open ones by their limit, ended ones newest first. */
export async function listHazards(
  ctx: Ctx,
  { view = 'open', cursor }: { view?: 'todo' | 'open' | 'ended'; cursor?: string },
): Promise<string> {
  const unitIds = await unitIdsOf(ctx);
  const held = unitIds.length > 0 ? sql`m.holder_id = any(${unitIds}::uuid[])` : sql`m.holder_id is not null`;
  const wanted = [
    sql`m.tenant_id = ${ctx.tx.tenantId} and m.kind = 'hazard' and m.open = ${view !== 'ended'}`,
    scopeSql(ctx.actor, unitIds),
    ...(view === 'todo' ? [held, owedSql(ctx.actor)] : []),
  ];
  return matterPage(ctx, { wanted, newest: view === 'ended', cursor });
}
