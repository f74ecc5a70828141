import { civilDateOf } from '../../../kernel/time.ts';
import type { Ctx } from '../../../platform/context.ts';
import { readCursor, writeCursor } from '../../matters/index.ts';

const PAGE = 30;
const CALLS = `with open_calls as (
  select m.id, m.number, m.title, m.category as type, j.content, m.place_id as "placeId", j.planner_id as "plannerId",
    j.budget_amount::text as "budgetAmount", j.call->>'mode' as mode, j.call->>'conditions' as conditions,
    j.call->>'closesOn' as "closesOn", j.call->>'publishedOn' as "publishedOn",
    (select count(*)::int from jsonb_array_elements(j.claims) c where c->>'state' = 'waiting') as claims,
    (select c->>'state' from jsonb_array_elements(j.claims) c where c->>'unitId' = $2::text) as mine
  from matters m join projects j on j.tenant_id = m.tenant_id and j.id = m.id
  where m.tenant_id = $1 and m.kind = 'project' and m.open and m.state = 'calling' and (j.call->>'closesOn') >= $3::text),
wanted as (select * from open_calls where not $4::boolean or mine is not null),
found as (
  select * from wanted where $5::text is null or ("closesOn", id) > ($5, $6::uuid) order by "closesOn", id limit ${PAGE + 1}),
page as (select * from found order by "closesOn", id limit ${PAGE})
select (select coalesce(json_agg(p order by p."closesOn", p.id), '[]') from page p)::text as items,
  (select count(*)::int from wanted) as total, (select count(*)::int from found) as n,
  (select p."closesOn" from page p order by p."closesOn" desc, p.id desc limit 1) as at,
  (select p.id from page p order by p."closesOn" desc, p.id desc limit 1) as id`;

interface Found {
  items: string;
  total: number;
  n: number;
  at: string | null;
  id: string | null;
}

/** A page of the open calls of the whole tenant as JSON text: they are put out for every unit. */
export async function listOpenCalls(
  { tx, actor, now, platform }: Ctx,
  { mine = false, cursor }: { mine?: boolean; cursor?: string },
): Promise<string> {
  const after = readCursor(cursor);
  const today = civilDateOf(now, platform.timezone);
  const [page] = await tx.sql<Found>(CALLS, [
    tx.tenantId,
    actor.unitId,
    today,
    mine,
    after?.at ?? null,
    after?.id ?? null,
  ]);
  const next = page && page.n > PAGE && page.at && page.id ? writeCursor({ at: page.at, id: page.id }) : null;
  return `{"items":${page?.items ?? '[]'},"next":${JSON.stringify(next)},"total":${page?.total ?? 0}}`;
}
