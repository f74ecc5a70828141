import type { Tx } from '../../../platform/database/database.ts';
import type { PlanResult } from '../domain/district-plan.ts';

/** Stores what was reckoned, unless the plan was asked for anew meanwhile. Tells whether it was stored. */
export async function saveResult(
  tx: Tx,
  planId: string,
  version: number,
  result: PlanResult | null,
  now: Date,
): Promise<boolean> {
  const [plan] = await tx.sql(
    `update match_plans set state = $4, figures = $5, solved_at = $6, version = version + 1
     where tenant_id = $1 and id = $2 and version = $3 and state = 'solving' returning id`,
    [tx.tenantId, planId, version, result ? 'draft' : 'failed', result ? JSON.stringify(result.figures) : null, now],
  );
  if (!plan) return false;
  await tx.sql('delete from match_plan_pairs where tenant_id = $1 and plan_id = $2', [tx.tenantId, planId]);
  await tx.sql('delete from match_plan_unmatched where tenant_id = $1 and plan_id = $2', [tx.tenantId, planId]);
  if (!result) return true;
  await tx.sql(
    `insert into match_plan_pairs (tenant_id, plan_id, need_id, resource_id, worth, reasons, pinned)
     select $1, $2, x."needId", x."resourceId", x.worth, x.reasons, x.pinned
     from jsonb_to_recordset($3::jsonb) as x("needId" uuid, "resourceId" uuid, worth int, reasons jsonb, pinned boolean)`,
    [tx.tenantId, planId, JSON.stringify(result.pairs)],
  );
  await tx.sql(
    `insert into match_plan_unmatched (tenant_id, plan_id, need_id, why)
     select $1, $2, x."needId", x.why from jsonb_to_recordset($3::jsonb) as x("needId" uuid, why text)`,
    [tx.tenantId, planId, JSON.stringify(result.unmatched)],
  );
  return true;
}
