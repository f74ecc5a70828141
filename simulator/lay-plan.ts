import { HOUR } from '../apps/server/src/kernel/time.ts';
import { solvePlan, startPlan } from '../apps/server/src/modules/needs/index.ts';
import type { LoopScene } from './lay-loop.ts';

/** The best plan of the first community, reckoned this morning and not yet accepted: what a new user looks at first. */
export async function layPlan({ platform, district, end, run }: LoopScene): Promise<void> {
  const [desk] = district.communityWorkers[0] ?? [];
  if (!desk) return;
  const { id, version } = await run((at) => startPlan(at(desk, new Date(end.getTime() - 2 * HOUR)), {}));
  await solvePlan(platform, { tenantId: desk.tenantId, planId: id, version });
}
