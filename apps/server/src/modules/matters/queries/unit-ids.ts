import type { Ctx } from '../../../platform/context.ts';
import { unitIdsUnder } from '../../organizations/index.ts';

/** The ids of the actor's unit and all below it; empty for posts without a unit. */
export async function unitIdsOf(ctx: Pick<Ctx, 'tx' | 'actor' | 'platform'>): Promise<readonly string[]> {
  const { unitId, unitPath } = ctx.actor;
  if (!unitId || !unitPath) return [];
  const ids = await unitIdsUnder(ctx, unitPath);
  return ids.length > 0 ? ids : [unitId];
}
