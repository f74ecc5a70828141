import { sql } from 'kysely';
import { holds } from '../../../kernel/actor.ts';
import type { Ctx } from '../../../platform/context.ts';
import { builder } from '../../../platform/database/database.ts';
import { scopeSql, unitIdsOf } from '../../matters/index.ts';
import type { AgendaCandidate, AgendaQuestion } from '../../organizations/index.ts';
import type { ProjectsTables } from '../tables.ts';

const db = builder<ProjectsTables>();

/** Projects of the body's places that wait for a decision, the oldest first; those the caller may see. */
export async function undecidedProjects(
  ctx: Ctx,
  { placePaths, search, limit }: AgendaQuestion,
): Promise<AgendaCandidate[]> {
  if (!holds(ctx.actor, 'project.read')) return [];
  const seen = scopeSql(ctx.actor, await unitIdsOf(ctx));
  return (await ctx.tx.run(
    sql<AgendaCandidate>`select 'projects' as source, 'project' as "matterKind", m.id as "matterId", m.title,
        null::uuid as "carriedFrom", concat_ws('，', '待议定',
          (select u.short_name || '起草' from units u where u.tenant_id = m.tenant_id and u.id = j.planner_id),
          case when j.budget_amount is not null then '预算 ' || j.budget_amount::text || ' 元' end) as reason,
        concat_ws(', ', 'waiting for a decision',
          (select 'drafted by ' || u.short_name from units u where u.tenant_id = m.tenant_id and u.id = j.planner_id),
          case when j.budget_amount is not null then 'budget ' || j.budget_amount::text || ' yuan' end) as "reasonEn"
      from matters m join projects j on j.tenant_id = m.tenant_id and j.id = m.id
      where m.tenant_id = ${ctx.tx.tenantId} and m.kind = 'project' and m.open and m.state = 'drafted' and ${seen}
        and exists (select from unnest(${[...placePaths]}::text[]) p where starts_with(m.place_path, p))
        and (${search} = '' or position(${search} in lower(m.title)) > 0 or m.number = ${search})
      order by m.created_at, m.id limit ${limit}`.compile(db),
  )) as AgendaCandidate[];
}
