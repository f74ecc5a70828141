import { AppError, invalid } from '../../../kernel/errors.ts';
import type { Ctx } from '../../../platform/context.ts';
import { findRequest } from '../queries/load-request.ts';
import { dutyCandidates, loadRules } from '../queries/rules.ts';
import { takeAction } from './take-action.ts';

export interface BatchItem {
  id: string;
  version: number;
  unitId?: string;
  clause?: string;
  category?: string;
}
export interface BatchResult {
  id: string;
  ok: boolean;
  unitId: string | null;
  code: string | null;
  detail: string | null;
}

/** Dispatches each by itself: one that cannot be sent says why and holds up no other. */
export async function batchDispatch(
  ctx: Ctx,
  items: readonly BatchItem[],
  note?: string,
): Promise<{ results: BatchResult[] }> {
  const results: BatchResult[] = [];
  for (const item of items) {
    await ctx.tx.sql('savepoint item');
    try {
      const target = item.unitId ? { unitId: item.unitId, clause: item.clause } : await suggested(ctx, item);
      await takeAction(ctx, 'dispatch', item.id, {
        version: item.version,
        ...target,
        ...(item.category && { category: item.category }),
        ...(note && { note }),
      });
      await ctx.tx.sql('release savepoint item');
      results.push({ id: item.id, ok: true, unitId: target.unitId, code: null, detail: null });
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      await ctx.tx.sql('rollback to savepoint item');
      results.push({ id: item.id, ok: false, unitId: null, code: error.code, detail: error.text[ctx.lang] });
    }
  }
  return { results };
}

async function suggested(ctx: Ctx, item: BatchItem): Promise<{ unitId: string; clause: string }> {
  const { matter } = await findRequest(ctx, item.id);
  const category = item.category ?? matter.category;
  if (!category)
    throw invalid(
      'category-needed',
      '还没有类别，请先选择类别再派遣。',
      'It has no category yet: choose one before dispatching.',
      { field: 'category' },
    );
  const rules = await loadRules(ctx, matter.lists);
  const lead = (await dutyCandidates(ctx, rules, matter.placeId, category)).find(
    (candidate) => candidate.role === 'lead',
  );
  if (!lead)
    throw invalid(
      'no-suggestion',
      '职责清单没有对应条款，请手工选择承办单位。',
      'No clause of the duty list fits: choose the unit by hand.',
      { field: 'unitId' },
    );
  return { unitId: lead.unit.id, clause: lead.clause };
}
