import type { Ctx } from '../../../platform/context.ts';
import { followMaster, unmerge } from '../domain/merging.ts';
import { type Loaded, lockRequest } from '../queries/load-request.ts';
import { factsFor } from '../queries/facts.ts';
import { mergedIds } from '../queries/merged-into.ts';
import { loadRules } from '../queries/rules.ts';
import { type Applied, storeSteps } from './store-steps.ts';

/**
 * Those merged into a request go where it goes: open or closed with it, asked again after each new answer. When it ends
 * without an answer (taken back by its own reporter, declined, void), they stand for themselves again.
 */
export async function leadMerged(ctx: Ctx, before: Loaded, after: Applied): Promise<void> {
  const left = ['withdrawn', 'declined', 'void'].includes(after.matter.state);
  const same = before.matter.open === after.matter.open && before.matter.leadId === after.matter.leadId;
  if (same && after.matter.state === before.matter.state) return;
  for (const id of await mergedIds(ctx, before.matter.id)) {
    const merged = await lockRequest(ctx, id);
    const rules = await loadRules(ctx, merged.matter.lists);
    const steps = left
      ? unmerge(merged, { reason: '主单已结束，恢复单独办理' }, await factsFor(ctx, merged, rules))
      : followMaster(merged, before, after);
    if (steps.length > 0) await storeSteps(ctx, merged, steps, rules);
  }
}
