import { sql } from 'kysely';
import type { Ctx } from '../../../platform/context.ts';
import { matterPage, scopeSql, unitIdsOf } from '../../matters/index.ts';
import { filterSql } from './filter-sql.ts';
import { owedSql } from './owed-sql.ts';

export interface ProjectFilter {
  view?: 'todo' | 'open' | 'ended';
  type?: string;
  state?: string;
  sourceId?: string;
  placeId?: string;
  unitId?: string;
  q?: string;
  cursor?: string;
}

/** A page of projects as JSON text: open ones by their limit, ended ones newest first. */
export async function listProjects(ctx: Ctx, { view = 'open', cursor, ...filter }: ProjectFilter): Promise<string> {
  const unitIds = await unitIdsOf(ctx);
  const words = filter.q?.trim();
  const held = unitIds.length > 0 ? sql`m.holder_id = any(${unitIds}::uuid[])` : sql`m.holder_id is not null`;
  const wanted = [
    sql`m.tenant_id = ${ctx.tx.tenantId} and m.kind = 'project' and m.open = ${view !== 'ended'}`,
    scopeSql(ctx.actor, unitIds),
    ...(view === 'todo' ? [held, owedSql(ctx.actor)] : []),
    ...filterSql(ctx.tx.tenantId, filter, true),
    ...(words ? [sql`(strpos(m.title, ${words}) > 0 or strpos(j.content, ${words}) > 0 or m.number = ${words})`] : []),
    ...(filter.state ? [sql`m.state = ${filter.state}`] : []),
    ...(filter.sourceId
      ? [
          sql`exists (select from project_sources s
            where s.tenant_id = m.tenant_id and s.project_id = m.id and s.source_id = ${filter.sourceId}::uuid)`,
        ]
      : []),
  ];
  return matterPage(ctx, {
    joins: sql`join projects j on j.tenant_id = m.tenant_id and j.id = m.id
      left join lateral (
        select s.title, s."dueOn" from rows from (jsonb_to_recordset(j.milestones) as (title text, "dueOn" text, "reachedOn" text))
          with ordinality as s(title, "dueOn", "reachedOn", i) where s."reachedOn" is null and m.open order by s.i limit 1) next on true`,
    columns: [
      sql`j.planner_id as "plannerId", j.percent, j.recheck_on as "recheckOn", next.title as "nextTitle", next."dueOn" as "nextOn"`,
    ],
    wanted,
    newest: view === 'ended',
    cursor,
  });
}
