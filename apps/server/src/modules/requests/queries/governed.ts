import type { Ctx } from '../../../platform/context.ts';
import { inScope, unitIdsOf } from '../../matters/index.ts';
import { waitingAsk } from '../domain/asking.ts';
import type { RequestOwn } from '../domain/request.ts';
import type { Governed } from '../policy.ts';
import type { Loaded } from './load-request.ts';

/** The request as its policy sees it, for the caller of this context. */
export async function governed(ctx: Ctx, { matter, own, partyIds }: Loaded): Promise<Governed> {
  const unitIds = await unitIdsOf(ctx);
  return {
    state: matter.state,
    inScope: inScope(ctx.actor, unitIds, { ...matter, partyIds }),
    heldByUs: matter.holderId !== null && unitIds.includes(matter.holderId),
    ledByUs: matter.leadId !== null && unitIds.includes(matter.leadId),
    flags: matter.flags,
    ask: governedAsk(own),
    confidential: own.confidential,
    handledBy: own.handledBy,
    registeredBy: own.registeredBy,
  };
}

/** Who asked and who has decided at the levels before. */
export function governedAsk(own: Pick<RequestOwn, 'asks'>): Governed['ask'] {
  const ask = waitingAsk(own);
  if (!ask) return null;
  const persons = [ask.by, ...ask.decisions.map(({ by }) => by)].filter((id) => id !== null);
  return { level: ask.level, persons };
}
