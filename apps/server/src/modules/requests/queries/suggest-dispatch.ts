import { notFound } from '../../../kernel/errors.ts';
import type { Ctx } from '../../../platform/context.ts';
import { can } from '../policy.ts';
import { governed } from './governed.ts';
import { findRequest } from './load-request.ts';
import { dutyCandidates, loadRules } from './rules.ts';

export interface Suggestion {
  category: string | null;
  candidates: { unitId: string; clause: string; role: 'lead' | 'assisting'; reason: { zh: string; en: string } }[];
}

/** Who should answer, by the duty list the request began with and its place; nothing without a category. */
export async function suggestDispatch(ctx: Ctx, id: string, asked?: string): Promise<Suggestion> {
  const loaded = await findRequest(ctx, id);
  if (!can(ctx.actor, 'read', await governed(ctx, loaded))) throw notFound();
  const category = asked ?? loaded.matter.category;
  if (!category) return { category: null, candidates: [] };
  const rules = await loadRules(ctx, loaded.matter.lists);
  const candidates = await dutyCandidates(ctx, rules, loaded.matter.placeId, category);
  return {
    category,
    candidates: candidates.map(({ unit, clause, role, reason }) => ({ unitId: unit.id, clause, role, reason })),
  };
}
