import type { Ctx } from '../../../platform/context.ts';
import { rawJson, type RawJson } from '../../../platform/http/route.ts';
import { todayOf } from './standing.ts';

/** How many bodies there are by kind, how many seats by role, and how many units sit in any of them today. */
export async function countBodies(ctx: Ctx): Promise<RawJson> {
  const { tx } = ctx;
  const [row] = await tx.sql<{ json: string }>(
    `with body as (
       select b.id, b.kind from joint_bodies b where b.tenant_id = $1 and (b.ended_on is null or b.ended_on >= $2::date)),
     seat as (
       select s.role, s.unit_id from body_seats s join body b on b.id = s.body_id
       where s.tenant_id = $1 and s.from_on <= $2::date and (s.until_on is null or s.until_on >= $2::date))
     select json_build_object(
       'kinds', (select coalesce(json_agg(json_build_object('code', k.kind, 'n', k.n)), '[]') from (select kind, count(*) as n from body group by kind) k),
       'roles', (select coalesce(json_agg(json_build_object('code', r.role, 'n', r.n)), '[]') from (select role, count(*) as n from seat group by role) r),
       'units', (select count(distinct unit_id) from seat))::text as json`,
    [tx.tenantId, todayOf(ctx)],
  );
  return rawJson(row?.json);
}
