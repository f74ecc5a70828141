import { notFound } from '../../../kernel/errors.ts';
import type { Ctx } from '../../../platform/context.ts';
import { inScope, type LoadedMatter, loadKind, unitIdsOf } from '../../matters/index.ts';
import { type HazardOwn, hazardPart } from '../domain/hazard.ts';
import type { HazardState } from '../flow.ts';
import type { GovernedHazard } from '../policy.ts';

export type LoadedHazard = LoadedMatter<HazardOwn, HazardState>;

/** Loads a hazard; `lock` keeps others from changing it until the transaction ends. Throws not-found. */
export async function loadHazard(ctx: Ctx, id: string, lock = false): Promise<LoadedHazard> {
  const [hazard] = await loadKind<HazardOwn, HazardState>(ctx, hazardPart, [id], lock);
  if (!hazard) throw notFound();
  return hazard;
}

/** The hazard as its policy sees it, for the caller of this context. */
export async function governedHazard(ctx: Ctx, { matter, own, partyIds }: LoadedHazard): Promise<GovernedHazard> {
  const unitIds = await unitIdsOf(ctx);
  return {
    state: matter.state,
    inScope: inScope(ctx.actor, unitIds, { ...matter, partyIds }),
    heldByUs: matter.holderId !== null && unitIds.includes(matter.holderId),
    reportedBy: own.reportedBy,
    handledBy: own.handledBy,
  };
}
