import type { Ctx } from '../../../platform/context.ts';
import { type RawJson, rawJson } from '../../../platform/http/route.ts';
import { bodyJson } from './body-rows.ts';
import { pageOf, readKey } from './page-key.ts';
import { todayOf } from './standing.ts';

const PAGE = 50;
interface Asked {
  kind?: string;
  placeId?: string;
  unitId?: string;
  ended?: boolean;
  search?: string;
  cursor?: string;
}

const SHOWN = `select b.id, b.parent_id, b.name, coalesce((select min(p.path) from joint_body_places x
    join places p on p.tenant_id = x.tenant_id and p.id = x.place_id where x.tenant_id = b.tenant_id and x.body_id = b.id), '') as ground from joint_bodies b where b.tenant_id = $1
  and ($3::boolean or b.ended_on is null or b.ended_on >= $2::date)
  and ($4::text is null or b.kind = $4)
  and ($5::uuid is null or exists (select from joint_body_places x join places p on p.tenant_id = x.tenant_id and p.id = x.place_id
    join places q on q.tenant_id = x.tenant_id and q.id = $5 where x.tenant_id = b.tenant_id and x.body_id = b.id and starts_with(p.path, q.path)))
  and ($6::uuid is null or exists (select from body_seats s where s.tenant_id = b.tenant_id and s.body_id = b.id and s.unit_id = $6
    and ($3::boolean or s.until_on is null or s.until_on >= $2::date)))
  and ($7::text is null or position($7 in lower(b.name)) > 0)`;

/**
 * A page of bodies in the order of their tree, by places and names among those below the same one; what stands below something that is
 * not shown stands by itself. The order is that of the whole tree, so a page goes on after the id of the last one's body.
 */
export async function listBodies(ctx: Ctx, { kind, placeId, unitId, ended, search, cursor }: Asked): Promise<RawJson> {
  const { tx } = ctx;
  const rows = await tx.sql<{ id: string; json: string }>(
    `with recursive shown as materialized (${SHOWN}),
     tree as (
       select s.id, 0 as depth, array[s.ground, s.name, s.id::text] as key from shown s
       where not exists (select from shown a where a.id = s.parent_id)
       union all
       select s.id, t.depth + 1, t.key || s.ground || s.name || s.id::text from tree t join shown s on s.parent_id = t.id
     )
     select b.id, (${bodyJson('$2::date')}::jsonb || jsonb_build_object('depth', t.depth))::text as json
     from tree t join joint_bodies b on b.tenant_id = $1 and b.id = t.id
     where $8::uuid is null or t.key > (select a.key from tree a where a.id = $8)
     order by t.key limit ${PAGE + 1}`,
    [
      tx.tenantId,
      todayOf(ctx),
      ended ?? false,
      kind ?? null,
      placeId ?? null,
      unitId ?? null,
      search?.trim().toLowerCase() || null,
      ...readKey(cursor, 'id'),
    ],
  );
  const page = pageOf(rows, PAGE, ({ id }) => [id]);
  return rawJson(`{"items":[${page.rows.map(({ json }) => json).join()}],"next":${JSON.stringify(page.next)}}`);
}
