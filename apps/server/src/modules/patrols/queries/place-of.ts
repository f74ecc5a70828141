import { invalid } from '../../../kernel/errors.ts';
import type { Ctx } from '../../../platform/context.ts';
import { unitIdsOf } from '../../matters/index.ts';
import { placeChainInMemory } from '../../territory/index.ts';
import { reaches } from '../policy.ts';
import { keeperOf } from './keeper-of.ts';

export interface Spot {
  placeId: string;
  placePath: string;
  /** The community that looks after the place, or whoever stands above it. */
  unitId: string | null;
}

/** The place and the unit that looks after it. Throws invalid (unknown-place) for a closed or unknown place. */
async function spotOf(ctx: Ctx, placeId: string): Promise<Spot> {
  const [place] = await placeChainInMemory(ctx, placeId);
  if (!place) throw noPlace();
  return { placeId: place.id, placePath: place.path, unitId: await keeperOf(ctx, place.id) };
}

/** The same, of a place within the caller's own area: the one named, or that of the post. Throws invalid: unknown-place, place-needed. */
export async function ownSpot(ctx: Ctx, placeId?: string): Promise<Spot> {
  const wanted = placeId ?? ctx.actor.placeId;
  if (!wanted) throw invalid('place-needed', '请选择网格。', 'Choose the grid.', { field: 'placeId' });
  const spot = await spotOf(ctx, wanted);
  if (!reaches(ctx.actor, await unitIdsOf(ctx), spot)) throw noPlace();
  return spot;
}

const noPlace = (): Error =>
  invalid(
    'unknown-place',
    '没有找到这个网格，或不在您的辖区，请重新选择。',
    'There is no such grid in your area: choose again.',
    { field: 'placeId' },
  );
