import { civilDateOf } from '../../../kernel/time.ts';
import type { Platform } from '../../../platform/context.ts';
import { dropHousehold } from '../commands/household.ts';
import { eachTenant } from './each-tenant.ts';

/** Every night: what was kept of a household goes once its day has passed. */
export const forgetHouseholds = (platform: Platform): Promise<void> =>
  eachTenant(platform, async (ctx) => {
    const rows = await ctx.tx.sql<{ id: string }>(
      'select id from visits where tenant_id = $1 and kept_until < $2::date order by id limit 5000 for update',
      [ctx.tx.tenantId, civilDateOf(ctx.now, platform.timezone)],
    );
    for (const { id } of rows) await dropHousehold(ctx, id, 'term');
  });
