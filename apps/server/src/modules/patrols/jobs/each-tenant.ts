import { systemActor } from '../../../kernel/actor.ts';
import type { Ctx, Platform } from '../../../platform/context.ts';
import { newId } from '../../../platform/ids.ts';

/** Work of the clock in each tenant, a transaction for each. */
export async function eachTenant(platform: Platform, work: (ctx: Ctx) => Promise<void>): Promise<void> {
  const { rows } = await platform.db.owner.query<{ id: number }>('select id from tenants order by id');
  for (const { id } of rows) await inTenant(platform, id, work);
}

export function inTenant<T>(platform: Platform, tenantId: number, work: (ctx: Ctx) => Promise<T>): Promise<T> {
  const now = platform.clock();
  const actor = systemActor(tenantId);
  return platform.db.transaction(tenantId, (tx) =>
    work({ tx, actor, now, lang: 'zh', address: '', newId: () => newId(now), platform }),
  );
}
