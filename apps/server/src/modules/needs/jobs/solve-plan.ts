import { Worker } from 'node:worker_threads';
import { systemActor } from '../../../kernel/actor.ts';
import { civilDateOf } from '../../../kernel/time.ts';
import type { Platform } from '../../../platform/context.ts';
import type { Tx } from '../../../platform/database/database.ts';
import { emit } from '../../../platform/events.ts';
import { workerScript } from '../../../platform/sheets/worker-script.ts';
import type { PlanResult, PlanTask } from '../domain/district-plan.ts';
import { planTask } from '../queries/plan-task.ts';
import { saveResult } from '../commands/save-result.ts';

const HEAP_MB = 1024;
/** A plan that takes longer is given up and says so. */
const PATIENCE_MS = 5 * 60_000;

/** Reckons one plan in a thread of its own; what was asked anew meanwhile is not overwritten. */
export async function solvePlan(
  platform: Platform,
  { tenantId, planId, version }: { tenantId: number; planId: string; version: number },
): Promise<void> {
  const today = civilDateOf(platform.clock(), platform.timezone);
  const task = await platform.db.read(tenantId, (tx) => planTask(tx, planId, version, today));
  if (!task) return;
  const actor = systemActor(tenantId);
  const result = await inThread(task).catch((error: unknown) => {
    platform.log.error('a plan could not be reckoned', error, { tenant: tenantId, plan: planId });
    return null;
  });
  const now = platform.clock();
  await platform.db.transaction(tenantId, async (tx) => {
    if (!(await saveResult(tx, planId, version, result, now))) return;
    await emit(tx, actor, now, planId, {
      kind: result ? 'match-plan.solved' : 'match-plan.failed',
      data: result
        ? { ...result.figures, count: result.unmatched.length, assigneeId: await plannerOf(tx, planId) }
        : {},
    });
  });
}

/** Who asked for it hears that it is there. */
async function plannerOf(tx: Tx, planId: string): Promise<string | null> {
  const [row] = await tx.sql<{ created_by: string | null }>(
    'select created_by from match_plans where tenant_id = $1 and id = $2',
    [tx.tenantId, planId],
  );
  return row?.created_by ?? null;
}

async function inThread(task: PlanTask): Promise<PlanResult> {
  const { url, execArgv } = workerScript('plan-worker', import.meta.url);
  const worker = new Worker(url, {
    workerData: task,
    execArgv,
    env: {},
    resourceLimits: { maxOldGenerationSizeMb: HEAP_MB, maxYoungGenerationSizeMb: 32 },
  });
  let patience: NodeJS.Timeout | undefined;
  try {
    return await new Promise<PlanResult>((resolve, reject) => {
      worker.once('message', resolve);
      worker.once('error', reject);
      worker.once('exit', (code) => reject(new Error(`the planning thread ended with code ${code}`)));
      patience = setTimeout(() => reject(new Error('the planning took too long')), PATIENCE_MS);
    });
  } finally {
    clearTimeout(patience);
    await worker.terminate();
  }
}
