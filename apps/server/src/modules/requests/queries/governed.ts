import type { Ctx } from '../../../platform/context.ts';
import { inScope, unitIdsOf } from '../../matters/index.ts';
import type { Governed } from '../policy.ts';
import type { Loaded } from './load-request.ts';

/** The request as its policy sees it, for the caller of this context. */
export async function governed(ctx: Ctx, { matter, own, partyIds }: Loaded): Promise<Governed> {
  const unitIds = await unitIdsOf(ctx);
  return {
    state: matter.state,
    inScope: inScope(ctx.actor, unitIds, { ...matter, partyIds }),
    heldByUs: matter.holderId !== null && unitIds.includes(matter.holderId),
    confidential: own.confidential,
    handledBy: own.handledBy,
    registeredBy: own.registeredBy,
  };
}
