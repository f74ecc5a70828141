import type { Ctx } from '../../../platform/context.ts';
import { type Matter, updateMatter } from '../../matters/index.ts';
import { placeChainInMemory } from '../../territory/index.ts';
import { loadProject } from '../queries/load-project.ts';

/**
 * The open project lies in another grid now; `because` goes into its log, and nobody is told. False when there was nothing
 * to move: it is over, or lies there already.
 */
export async function relocateProject(
  ctx: Ctx,
  id: string,
  gridId: string,
  because: Record<string, unknown>,
): Promise<boolean> {
  const { matter: before } = await loadProject(ctx, id, true);
  const [grid] = await placeChainInMemory(ctx, gridId);
  if (!grid || !before.open || before.placeId === gridId) return false;
  const after: Matter = { ...before, placeId: grid.id, placePath: grid.path };
  const { number, state, holderId, leadId, placeId } = after;
  const data = { number, state, holderId, leadId, placeId, fromPlaceId: before.placeId, ...because };
  await updateMatter(ctx, {
    before,
    after,
    events: [{ kind: 'project.place-moved', data }],
    own: { table: 'projects', values: {} },
    parties: [],
  });
  return true;
}
