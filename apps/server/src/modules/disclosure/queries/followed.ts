import type { Ctx } from '../../../platform/context.ts';

export interface Followed {
  id: string;
  placeId: string;
  title: string;
  state: string;
  percent: number;
  reached: number;
  hasEffect: boolean;
}

/** How projects stand on the lists in force; of one that stands on several the list that was published last. */
export async function followedProjects({ tx }: Ctx, ids: readonly string[]): Promise<{ items: Followed[] }> {
  const items = await tx.sql<Followed>(
    `with shown as (
       select i.source_id, i.facts, i.texts, e.kind, e.place_id, e.published_at
       from disclosure_items i join disclosure_editions e on e.tenant_id = i.tenant_id and e.id = i.edition_id
       where i.tenant_id = $1 and i.source_id = any($2::uuid[]) and i.left_out is null and e.state = 'published'
         and e.number = (select max(o.number) from disclosure_editions o
           where o.tenant_id = e.tenant_id and o.place_id = e.place_id and o.kind = e.kind)
     )
     select distinct on (s.source_id) s.source_id as id, s.place_id as "placeId", s.texts->>'title' as title, s.facts->>'state' as state,
       coalesce((s.facts->>'percent')::int, 0) as percent,
       (select count(*)::int from jsonb_array_elements(s.facts->'milestones') m where m->>'reachedOn' is not null) as reached,
       exists (select from shown x where x.source_id = s.source_id and x.kind = 'effects') as "hasEffect"
     from shown s where s.kind = 'projects' order by s.source_id, s.published_at desc`,
    [tx.tenantId, ids],
  );
  return { items };
}
