import type { Ctx } from '../../../platform/context.ts';
import { type Matter, updateMatter } from '../../matters/index.ts';
import { placeChainInMemory } from '../../territory/index.ts';
import { loadNeed } from '../queries/load-need.ts';

/**
 * The open need lies in another grid now; `because` goes into its log, and nobody is told. False when there was nothing to
 * move: it is over, or lies there already.
 */
export async function relocateNeed(
  ctx: Ctx,
  id: string,
  gridId: string,
  because: Record<string, unknown>,
): Promise<boolean> {
  const { matter: before } = await loadNeed(ctx, id, true);
  const [grid] = await placeChainInMemory(ctx, gridId);
  if (!grid || !before.open || before.placeId === gridId) return false;
  const after: Matter = { ...before, placeId: grid.id, placePath: grid.path };
  const { number, state, holderId, placeId } = after;
  const data = { number, state, holderId, placeId, fromPlaceId: before.placeId, ...because };
  await updateMatter(ctx, {
    before,
    after,
    events: [{ kind: 'need.place-moved', data }],
    own: { table: 'needs', values: {} },
    parties: [],
  });
  return true;
}
