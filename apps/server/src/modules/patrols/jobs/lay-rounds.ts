import type { Ctx, Platform } from '../../../platform/context.ts';
import { layRound } from '../commands/patrol-plans.ts';
import type { Every, PatrolPoint } from '../contract.ts';
import { eachTenant } from './each-tenant.ts';

/** Every night: the round of the new day, week or month for each route in use. A missed night is made up by the next. */
export const layRounds = (platform: Platform): Promise<void> => eachTenant(platform, layForTenant);

async function layForTenant(ctx: Ctx): Promise<void> {
  const plans = await ctx.tx.sql<{ id: string; every: Every; points: PatrolPoint[] }>(
    'select id, every, points from patrol_plans where tenant_id = $1 and active order by id',
    [ctx.tx.tenantId],
  );
  for (const plan of plans) await layRound(ctx, plan);
}
