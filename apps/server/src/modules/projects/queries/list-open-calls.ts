import { civilDateOf } from '../../../kernel/time.ts';
import type { Ctx } from '../../../platform/context.ts';

const CALLS = `select coalesce(json_agg(c order by c."closesOn", c.number), '[]')::text as items from (
  select m.id, m.number, m.title, m.category as type, j.content, m.place_id as "placeId", j.planner_id as "plannerId",
    j.budget_amount::text as "budgetAmount", j.call->>'mode' as mode, j.call->>'conditions' as conditions,
    j.call->>'closesOn' as "closesOn", j.call->>'publishedOn' as "publishedOn",
    (select count(*)::int from jsonb_array_elements(j.claims) c where c->>'state' = 'waiting') as claims,
    (select c->>'state' from jsonb_array_elements(j.claims) c where c->>'unitId' = $2::text) as mine
  from matters m join projects j on j.tenant_id = m.tenant_id and j.id = m.id
  where m.tenant_id = $1 and m.kind = 'project' and m.open and m.state = 'calling' and (j.call->>'closesOn') >= $3::text
  order by j.call->>'closesOn', m.number limit 500) c`;

/** Open calls of the whole tenant as JSON text: they are put out for every unit. */
export async function listOpenCalls({ tx, actor, now, platform }: Ctx): Promise<string> {
  const values = [tx.tenantId, actor.unitId, civilDateOf(now, platform.timezone)];
  const [row] = await tx.sql<{ items: string }>(CALLS, values);
  return `{"items":${row?.items ?? '[]'}}`;
}
