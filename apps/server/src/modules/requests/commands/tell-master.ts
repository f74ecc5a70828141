import type { Ctx } from '../../../platform/context.ts';
import { afterMergedAnswer, letGo, takeIn } from '../domain/merging.ts';
import type { Step } from '../domain/request.ts';
import { factsFor } from '../queries/facts.ts';
import { type Loaded, lockRequest } from '../queries/load-request.ts';
import { loadRules } from '../queries/rules.ts';
import { applySteps } from './apply-steps.ts';
import type { Applied } from './store-steps.ts';

/** What an act on one that follows a master means for the master: a new follower, one less, or an answer at the follow-up. */
export async function tellMaster(ctx: Ctx, act: string, before: Loaded, after: Applied): Promise<void> {
  const masterId = after.own.mergedInto ?? before.own.mergedInto;
  if (masterId === null) return;
  const master = await lockRequest(ctx, masterId);
  const rules = await loadRules(ctx, master.matter.lists);
  const facts = await factsFor(ctx, master, rules);
  const one = { id: after.matter.id, number: after.matter.number };
  let steps: Step[] = [];
  if (act === 'merge') steps = [takeIn(master, one)];
  else if (before.own.mergedInto !== null && after.own.mergedInto === null)
    steps = [letGo(master, one, (facts.merged?.count ?? 0) === 0)];
  else if (act === 'follow-up') steps = afterMergedAnswer(master, after.own, facts);
  if (steps.length > 0) await applySteps(ctx, master, steps, rules);
}
