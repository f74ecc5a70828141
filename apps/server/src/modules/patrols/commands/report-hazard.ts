import type { Ctx } from '../../../platform/context.ts';
import type { HazardResult, ReportHazard } from '../contract.ts';
import { hazardAbilities } from '../policy.ts';
import { governedHazard, type LoadedHazard } from '../queries/load-hazard.ts';
import { ownSpot } from '../queries/place-of.ts';
import { insertHazard } from './insert-hazard.ts';

/** Somebody on the ground reports a hazard, in the own grid unless another of the own area is named. */
export async function reportHazard(ctx: Ctx, { placeId, ...body }: ReportHazard): Promise<HazardResult> {
  const spot = await ownSpot(ctx, placeId);
  return resultOf(ctx, await insertHazard(ctx, { ...body, spot, foundIn: 'report', foundId: null }));
}

export async function resultOf(ctx: Ctx, hazard: LoadedHazard): Promise<HazardResult> {
  const { id, number, state, version, dueAt } = hazard.matter;
  return {
    id,
    number,
    state,
    version,
    dueAt: dueAt?.toISOString() ?? null,
    abilities: hazardAbilities(ctx.actor, await governedHazard(ctx, hazard)),
  };
}
