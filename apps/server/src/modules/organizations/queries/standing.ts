import { civilDateOf } from '../../../kernel/time.ts';
import type { Ctx } from '../../../platform/context.ts';
import { groundOf } from '../../territory/index.ts';
import type { Standing } from '../policy.ts';
import { unitsInMemory } from './units-in-memory.ts';

/** Where the caller stands: the place of the post, or else the place its unit serves. */
export async function standingOf(ctx: Ctx): Promise<Standing> {
  const { actor } = ctx;
  if (actor.placePath !== null) return { ground: actor.placePath };
  if (actor.scope !== 'unit' || actor.unitId === null) return { ground: null };
  const placeId = (await unitsInMemory(ctx)).byId.get(actor.unitId)?.placeId;
  if (!placeId) return { ground: null };
  return { ground: (await groundOf(ctx)).places.get(placeId)?.path ?? null };
}

/** Today where the county lies, 'YYYY-MM-DD'. */
export const todayOf = ({ now, platform }: Pick<Ctx, 'now' | 'platform'>): string =>
  civilDateOf(now, platform.timezone);
