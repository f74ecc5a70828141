import { notFound } from '../../../kernel/errors.ts';
import type { Ctx } from '../../../platform/context.ts';
import { inScope, type LoadedMatter, loadKind, unitIdsOf } from '../../matters/index.ts';
import { type NeedOwn, needPart } from '../domain/need.ts';
import type { NeedState } from '../flow.ts';
import type { GovernedNeed } from '../policy.ts';

export type LoadedNeed = LoadedMatter<NeedOwn, NeedState>;

export const loadNeeds = (ctx: Ctx, ids: readonly string[], lock = false): Promise<LoadedNeed[]> =>
  loadKind(ctx, needPart, ids, lock);

/** One need. Throws not-found. */
export async function loadNeed(ctx: Ctx, id: string, lock = false): Promise<LoadedNeed> {
  const [need] = await loadNeeds(ctx, [id], lock);
  if (!need) throw notFound();
  return need;
}

/** The need as its policy sees it, for the caller of this context. */
export async function governedNeed(ctx: Ctx, { matter, own, partyIds }: LoadedNeed): Promise<GovernedNeed> {
  return {
    state: matter.state,
    inScope: inScope(ctx.actor, await unitIdsOf(ctx), { ...matter, partyIds }),
    notedBy: own.notedBy,
    metBy: own.metBy,
  };
}
