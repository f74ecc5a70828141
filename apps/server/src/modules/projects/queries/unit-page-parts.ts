import { sql } from 'kysely';
import { holds } from '../../../kernel/actor.ts';
import { civilDateOf } from '../../../kernel/time.ts';
import type { Ctx } from '../../../platform/context.ts';
import { builder } from '../../../platform/database/database.ts';
import { scopeSql, unitIdsOf } from '../../matters/index.ts';
import type { UnitPageEntry } from '../../organizations/index.ts';
import type { ProjectsTables } from '../tables.ts';

const db = builder<ProjectsTables>();
const MOST = 200;

/** The next milestone of each project a unit owns, and its parts of others that it has not reported on; those the caller may see. */
export async function projectsOwed(ctx: Ctx, unitId: string): Promise<UnitPageEntry[]> {
  if (!holds(ctx.actor, 'project.read')) return [];
  const seen = scopeSql(ctx.actor, await unitIdsOf(ctx));
  const today = civilDateOf(ctx.now, ctx.platform.timezone);
  return (await ctx.tx.run(
    sql<UnitPageEntry>`select * from (
      select 'milestone' as kind, m.id, null::uuid as "withinId",
        m.title || coalesce('：' || (next.milestone->>'title'), '') as title, m.state,
        next.milestone->>'dueOn' as "dueOn", coalesce(next.milestone->>'dueOn' < ${today}, false) as late
      from matters m join projects j on j.tenant_id = m.tenant_id and j.id = m.id
      left join lateral (select x as milestone from jsonb_array_elements(j.milestones) with ordinality as t(x, i)
        where x->>'reachedOn' is null order by i limit 1) next on true
      where m.tenant_id = ${ctx.tx.tenantId} and m.kind = 'project' and m.open and m.state in ('underway', 'done')
        and m.lead_id = ${unitId}::uuid and ${seen}
      union all
      select 'project-part', m.id, null, m.title || '：' || (part->>'text'), m.state, null, false
      from matters m join projects j on j.tenant_id = m.tenant_id and j.id = m.id
      cross join jsonb_array_elements(j.parts) part
      where m.tenant_id = ${ctx.tx.tenantId} and m.kind = 'project' and m.open and m.state = 'underway'
        and part->>'unitId' = ${unitId} and part->>'report' is null and ${seen}
    ) owed order by late desc, "dueOn" nulls last, title limit ${MOST}`.compile(db),
  )) as UnitPageEntry[];
}

/** What a unit has done for projects of others. */
export async function projectPartsGiven(ctx: Ctx, unitId: string): Promise<UnitPageEntry[]> {
  if (!holds(ctx.actor, 'project.read')) return [];
  const seen = scopeSql(ctx.actor, await unitIdsOf(ctx));
  return (await ctx.tx.run(
    sql<UnitPageEntry>`select 'project-part' as kind, m.id, null::uuid as "withinId", m.title || '：' || (part->>'text') as title,
        m.state, null as "dueOn", false as late
      from matters m join projects j on j.tenant_id = m.tenant_id and j.id = m.id
      cross join jsonb_array_elements(j.parts) part
      where m.tenant_id = ${ctx.tx.tenantId} and m.kind = 'project' and part->>'unitId' = ${unitId}
        and part->>'report' is not null and ${seen}
      order by m.created_at desc, m.id limit ${MOST}`.compile(db),
  )) as UnitPageEntry[];
}
