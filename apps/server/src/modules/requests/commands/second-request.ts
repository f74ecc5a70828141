import type { Ctx } from '../../../platform/context.ts';
import { normalCode, randomCode } from '../../../platform/crypto.ts';
import { notFound } from '../../../kernel/errors.ts';
import { lockRequest } from '../queries/load-request.ts';
import { loadRules } from '../queries/rules.ts';
import { applySteps } from './apply-steps.ts';
import { notTooMany } from './report-request.ts';

/** 我也遇到: one more resident, no new request; a query code of their own to follow it. */
export async function secondRequest(
  ctx: Ctx,
  id: string,
): Promise<{ number: string; queryCode: string; meToo: number }> {
  await notTooMany(ctx, 'report');
  const loaded = await lockRequest(ctx, id);
  if (loaded.own.confidential) throw notFound();
  const rules = await loadRules(ctx, loaded.matter.lists);
  const meToo = loaded.own.meToo + 1;
  const applied = await applySteps(ctx, loaded, [{ action: 'second', own: { meToo }, data: { meToo } }], rules);
  const code = randomCode();
  await ctx.tx.sql(
    `insert into query_codes (tenant_id, code_hash, subject_id, purpose, created_at) values ($1, $2, $3, 'follow', $4)`,
    [ctx.tx.tenantId, ctx.platform.keys.lookup('query-code', `${ctx.tx.tenantId}:${normalCode(code)}`), id, ctx.now],
  );
  return { number: applied.matter.number, queryCode: code, meToo };
}
