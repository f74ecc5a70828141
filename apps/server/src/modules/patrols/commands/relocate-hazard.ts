import type { Ctx } from '../../../platform/context.ts';
import { type Matter, updateMatter } from '../../matters/index.ts';
import { keeperOf } from '../queries/keeper-of.ts';
import { loadHazard } from '../queries/load-hazard.ts';
import { placeChainInMemory } from '../../territory/index.ts';

/**
 * The open hazard lies in another grid now. While nobody has been told to put it right, it is before the unit that looks
 * after that grid; `because` goes into its log. False when there was nothing to move: it is closed, or lies there already.
 */
export async function relocateHazard(
  ctx: Ctx,
  id: string,
  gridId: string,
  because: Record<string, unknown>,
): Promise<boolean> {
  const { matter: before } = await loadHazard(ctx, id, true);
  const [grid] = await placeChainInMemory(ctx, gridId);
  if (!grid || !before.open || before.placeId === gridId) return false;
  const holderId = before.leadId === null ? await keeperOf(ctx, gridId) : before.holderId;
  const after: Matter = { ...before, placeId: grid.id, placePath: grid.path, holderId };
  const { number, state, leadId, placeId } = after;
  const data = { number, state, holderId, leadId, placeId, fromPlaceId: before.placeId, ...because };
  await updateMatter(ctx, {
    before,
    after,
    events: [{ kind: 'hazard.place-moved', data }],
    own: { table: 'hazards', values: {} },
    parties: [],
  });
  return true;
}
