import { AppError, notFound } from '../../../kernel/errors.ts';
import { nextState } from '../../../kernel/flow.ts';
import type { Ctx } from '../../../platform/context.ts';
import { staleVersion, updateMatters } from '../../matters/index.ts';
import type { NeedsTogether, NeedsTogetherResult } from '../contract.ts';
import { columnsOf, needDecisions } from '../domain/need.ts';
import { needFlow } from '../flow.ts';
import { loadNeeds } from '../queries/load-need.ts';
import { authorize } from './act-on-need.ts';

/**
 * 批量核实、批量入清单: the same step for many needs, each as if taken by itself; what may not be is named with the reason,
 * and the others stand.
 */
export async function actOnNeeds(ctx: Ctx, { action, items, text }: NeedsTogether): Promise<NeedsTogetherResult> {
  const loaded = await loadNeeds(
    ctx,
    items.map(({ id }) => id),
    true,
  );
  const needs = new Map(loaded.map((need) => [need.matter.id, need]));
  const refused: NeedsTogetherResult['refused'] = [];
  const taken: typeof loaded = [];
  for (const { id, version } of new Map(items.map((item) => [item.id, item])).values()) {
    const need = needs.get(id);
    const refusal = await refusalOf(ctx, action, need, version);
    if (refusal) refused.push({ id, number: need?.matter.number ?? null, reason: refusal.text });
    else if (need) taken.push(need);
  }
  const { personId } = ctx.actor;
  await updateMatters(
    ctx,
    taken.map(({ matter, own }) => {
      const { id, number, holderId, placeId } = matter;
      const facts = { id, state: matter.state, personId, into: null, gathered: 0, promises: 0 };
      const change = needDecisions[action](own, text ? { text } : {}, facts);
      const state = nextState(needFlow, matter.state, action, change.to);
      return {
        before: matter,
        after: { ...matter, state },
        events: [
          {
            kind: needFlow.actions[action].event,
            data: { number, state, holderId, placeId, ...change.data },
            ...(change.words && { words: change.words }),
          },
        ],
        own: { table: 'needs', values: columnsOf(change.own) },
      };
    }),
  );
  return { done: taken.length, refused };
}

async function refusalOf(
  ctx: Ctx,
  action: NeedsTogether['action'],
  need: Parameters<typeof authorize>[2] | undefined,
  version: number,
): Promise<AppError | undefined> {
  try {
    if (!need) throw notFound();
    if (need.matter.version !== version) throw staleVersion(need.matter.version);
    await authorize(ctx, action, need, version);
    return undefined;
  } catch (error) {
    if (error instanceof AppError) return error;
    throw error;
  }
}
