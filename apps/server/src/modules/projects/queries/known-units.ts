import { invalid } from '../../../kernel/errors.ts';
import type { Ctx } from '../../../platform/context.ts';
import { unitsInMemory } from '../../organizations/index.ts';

/** Throws invalid (unknown-unit) unless all of these are open units of the tenant, each named once. */
export async function knownUnits(ctx: Ctx, ids: readonly string[], field: string): Promise<void> {
  if (ids.length === 0) return;
  const { byId } = await unitsInMemory(ctx);
  if (new Set(ids).size < ids.length)
    throw invalid('unit-twice', '同一个单位填了两次。', 'A unit is named twice.', { field });
  if (ids.some((id) => !byId.get(id)?.active))
    throw invalid('unknown-unit', '没有这个单位，请重新选择。', 'There is no such unit: choose again.', { field });
}
