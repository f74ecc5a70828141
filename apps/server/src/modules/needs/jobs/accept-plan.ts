import { systemActor } from '../../../kernel/actor.ts';
import { AppError } from '../../../kernel/errors.ts';
import type { Ctx, Platform } from '../../../platform/context.ts';
import { newId } from '../../../platform/ids.ts';
import { takeCapacity } from '../commands/promises.ts';
import { loadNeeds } from '../queries/load-need.ts';

const BATCH = 100;
interface Waiting {
  need_id: string;
  resource_id: string;
}

/** Makes tentative promises of the pairs of an accepted plan; cut off anywhere, it goes on where it stood. */
export async function carryOutPlan(
  platform: Platform,
  { tenantId, planId }: { tenantId: number; planId: string },
): Promise<void> {
  for (let done = BATCH; done === BATCH; ) {
    const now = platform.clock();
    done = await platform.db.transaction(tenantId, (tx) =>
      batch(
        { tx, actor: systemActor(tenantId), now, lang: 'zh', address: '', newId: () => newId(now), platform },
        planId,
      ),
    );
  }
}

async function batch(system: Ctx, planId: string): Promise<number> {
  const { tx } = system;
  const [plan] = await tx.sql<{ accepted_by: string | null }>(
    `select accepted_by from match_plans where tenant_id = $1 and id = $2 and state = 'accepting' for no key update`,
    [tx.tenantId, planId],
  );
  if (!plan) return 0;
  const ctx: Ctx = { ...system, actor: { ...system.actor, personId: plan.accepted_by } };
  const waiting = await tx.sql<Waiting>(
    `select need_id, resource_id from match_plan_pairs where tenant_id = $1 and plan_id = $2 and promise_id is null and refusal is null
     order by need_id limit ${BATCH}`,
    [tx.tenantId, planId],
  );
  const needs = await loadNeeds(
    ctx,
    waiting.map(({ need_id }) => need_id),
    true,
  );
  const pairs = new Map(waiting.map((pair) => [pair.need_id, pair.resource_id]));
  // Resources are taken in one order by everybody who takes many, so that two plans never wait for each other in a ring.
  const inOrder = needs
    .map((need) => ({ need, resourceId: pairs.get(need.matter.id) ?? '' }))
    .sort((a, b) => (a.resourceId < b.resourceId ? -1 : 1));
  for (const { need, resourceId } of inOrder) {
    const outcome = await promised(ctx, need, resourceId, planId);
    await tx.sql(
      `update match_plan_pairs set promise_id = $4, refusal = $5 where tenant_id = $1 and plan_id = $2 and need_id = $3`,
      [tx.tenantId, planId, need.matter.id, outcome.promiseId, outcome.refusal],
    );
  }
  if (waiting.length < BATCH)
    await tx.sql(`update match_plans set state = 'accepted', version = version + 1 where tenant_id = $1 and id = $2`, [
      tx.tenantId,
      planId,
    ]);
  return waiting.length;
}

/** What no longer fits is told, and the rest goes on: the guard refuses before anything is written. */
async function promised(
  ctx: Ctx,
  need: Parameters<typeof takeCapacity>[1],
  resourceId: string,
  planId: string,
): Promise<{ promiseId: string | null; refusal: string | null }> {
  try {
    const given = { needId: need.matter.id, resourceId };
    return { promiseId: await takeCapacity(ctx, need, given, { need: false, giver: false }, planId), refusal: null };
  } catch (error) {
    if (error instanceof AppError) return { promiseId: null, refusal: error.code };
    throw error;
  }
}
