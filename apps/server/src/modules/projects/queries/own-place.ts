import { invalid } from '../../../kernel/errors.ts';
import type { Ctx } from '../../../platform/context.ts';
import { placeChainInMemory } from '../../territory/index.ts';

/** A post that has a place plans for it and what lies below; one without, of an office for the whole county, anywhere. Throws invalid (unknown-place). */
export async function ownPlace(ctx: Ctx, placeId: string): Promise<void> {
  const [place] = await placeChainInMemory(ctx, placeId);
  const { scope, placePath } = ctx.actor;
  if (place && (scope === 'tenant' || placePath === null || place.path.startsWith(placePath))) return;
  throw invalid(
    'unknown-place',
    '没有找到这个地方，或不在您的辖区，请重新选择。',
    'There is no such place in your area: choose again.',
    { field: 'placeId' },
  );
}
