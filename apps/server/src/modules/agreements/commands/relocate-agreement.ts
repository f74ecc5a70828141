import type { Ctx } from '../../../platform/context.ts';
import { type Matter, updateMatter } from '../../matters/index.ts';
import { placeChainInMemory } from '../../territory/index.ts';
import { loadAgreement } from '../queries/load-agreement.ts';

/**
 * The community of an open agreement has another place now; `because` goes into its log, and nobody is told. False when there
 * was nothing to move: it is over, or lies there already.
 */
export async function relocateAgreement(
  ctx: Ctx,
  id: string,
  communityPlaceId: string,
  because: Record<string, unknown>,
): Promise<boolean> {
  const { matter: before } = await loadAgreement(ctx, id, true);
  const [place] = await placeChainInMemory(ctx, communityPlaceId);
  if (!place || !before.open || before.placeId === communityPlaceId) return false;
  const after: Matter = { ...before, placeId: place.id, placePath: place.path };
  const { number, state, holderId, placeId } = after;
  const data = { number, state, holderId, placeId, fromPlaceId: before.placeId, ...because };
  await updateMatter(ctx, {
    before,
    after,
    events: [{ kind: 'agreement.place-moved', data }],
    own: { table: 'agreements', values: {} },
    parties: [],
  });
  return true;
}
