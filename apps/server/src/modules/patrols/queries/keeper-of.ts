import type { Ctx } from '../../../platform/context.ts';
import { unitServingInMemory, unitsInMemory } from '../../organizations/index.ts';
import { placeChainInMemory } from '../../territory/index.ts';

/** The unit that looks after a place: its community, or whoever stands above; the district where no place is known. */
export async function keeperOf(ctx: Ctx, placeId: string | null): Promise<string | null> {
  const chain = placeId ? await placeChainInMemory(ctx, placeId) : [];
  const unit = await unitServingInMemory(
    ctx,
    chain.map(({ id }) => id),
    ['community', 'street', 'district'],
  );
  return (
    unit?.id ?? (await unitsInMemory(ctx)).all.find(({ kind, active }) => kind === 'district' && active)?.id ?? null
  );
}
