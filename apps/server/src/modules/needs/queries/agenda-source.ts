import { civilDateOf } from '../../../kernel/time.ts';
import { holds } from '../../../kernel/actor.ts';
import type { Ctx } from '../../../platform/context.ts';
import type { AgendaCandidate, AgendaQuestion } from '../../organizations/index.ts';

/**
 * Needs of the body's places that are on the list and for which nothing is promised or under way: those that are late come
 * first, then those that concern most people. What is on the list every reader of needs may see.
 */
export async function unmetNeeds(ctx: Ctx, { placePaths, search, limit }: AgendaQuestion): Promise<AgendaCandidate[]> {
  if (!holds(ctx.actor, 'need.read')) return [];
  return ctx.tx.sql<AgendaCandidate>(
    `select 'needs' as source, 'need' as "matterKind", m.id as "matterId", m.title, null::uuid as "carriedFrom",
       concat_ws('，', case when n.wanted_by < $4::date then '已过期望日期 ' || n.wanted_by end,
         case when n.people is not null then '涉及 ' || n.people || ' 人' end, '还没有匹配') as reason,
       concat_ws(', ', case when n.wanted_by < $4::date then 'wanted by ' || n.wanted_by end,
         case when n.people is not null then n.people || case n.people when 1 then ' person' else ' people' end || ' concerned' end,
         'not matched yet') as "reasonEn"
     from matters m join needs n on n.tenant_id = m.tenant_id and n.id = m.id
     where m.tenant_id = $1 and m.kind = 'need' and m.state = 'listed'
       and exists (select from unnest($2::text[]) p where starts_with(m.place_path, p))
       and ($3 = '' or position($3 in lower(n.content)) > 0 or m.number = $3)
       and not exists (select from promises p where p.tenant_id = m.tenant_id and p.need_id = m.id and p.state in ('tentative', 'confirmed'))
     order by coalesce(n.wanted_by < $4::date, false) desc, n.people desc nulls last, m.created_at, m.id limit $5`,
    [ctx.tx.tenantId, placePaths, search, civilDateOf(ctx.now, ctx.platform.timezone), limit],
  );
}
