import type { Ctx } from '../../../platform/context.ts';
import { type RawJson, rawJson } from '../../../platform/http/route.ts';
import { bodyJson } from './body-rows.ts';
import { todayOf } from './standing.ts';

interface Asked {
  kind?: string;
  placeId?: string;
  unitId?: string;
  ended?: boolean;
  search?: string;
}

/** All in one answer: a county has some hundreds of bodies. Those without a body above first, then by name. */
export async function listBodies(ctx: Ctx, { kind, placeId, unitId, ended, search }: Asked): Promise<RawJson> {
  const { tx } = ctx;
  const [row] = await tx.sql<{ json: string }>(
    `select json_build_object('items', coalesce(json_agg(${bodyJson('$2::date')} order by b.parent_id nulls first, b.name, b.id), '[]'))::text as json
     from joint_bodies b where b.tenant_id = $1
       and ($3::boolean or b.ended_on is null or b.ended_on >= $2::date)
       and ($4::text is null or b.kind = $4)
       and ($5::uuid is null or exists (select from joint_body_places x join places p on p.tenant_id = x.tenant_id and p.id = x.place_id
         join places q on q.tenant_id = x.tenant_id and q.id = $5 where x.tenant_id = b.tenant_id and x.body_id = b.id and starts_with(p.path, q.path)))
       and ($6::uuid is null or exists (select from body_seats s where s.tenant_id = b.tenant_id and s.body_id = b.id and s.unit_id = $6
         and ($3::boolean or s.until_on is null or s.until_on >= $2::date)))
       and ($7::text is null or position($7 in lower(b.name)) > 0)`,
    [
      tx.tenantId,
      todayOf(ctx),
      ended ?? false,
      kind ?? null,
      placeId ?? null,
      unitId ?? null,
      search?.trim().toLowerCase() || null,
    ],
  );
  return rawJson(row?.json);
}
