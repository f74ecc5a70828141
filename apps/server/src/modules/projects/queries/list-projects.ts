import { sql } from 'kysely';
import type { Ctx } from '../../../platform/context.ts';
import { builder } from '../../../platform/database/database.ts';
import { readCursor, rowColumns, scopeSql, unitIdsOf, writeCursor } from '../../matters/index.ts';
import type { ProjectsTables } from '../tables.ts';
import { filterSql } from './filter-sql.ts';
import { owedSql } from './owed-sql.ts';

const db = builder<ProjectsTables>();
const PAGE = 30;

interface Page {
  rows: string;
  n: number;
  last_at: string | null;
  last_id: string | null;
}
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
  const after = readCursor(cursor);
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
  const ended = view === 'ended';
  const key = ended ? sql`m.created_at` : sql`coalesce(m.due_at, 'infinity')`;
  if (after)
    wanted.push(
      ended
        ? sql`(${key}, m.id) < (${after.at}::timestamptz, ${after.id}::uuid)`
        : sql`(${key}, m.id) > (${after.at}::timestamptz, ${after.id}::uuid)`,
    );
  const order = ended ? sql`${key} desc, m.id desc` : sql`${key}, m.id`;
  const [page] = (await ctx.tx.run(
    sql<Page>`with found as (
      select ${sql.raw(rowColumns)}, j.planner_id as "plannerId", j.percent, j.recheck_on as "recheckOn",
        next.title as "nextTitle", next."dueOn" as "nextOn", ${key} as k
      from matters m join projects j on j.tenant_id = m.tenant_id and j.id = m.id
      left join lateral (
        select s.title, s."dueOn" from rows from (jsonb_to_recordset(j.milestones) as (title text, "dueOn" text, "reachedOn" text))
          with ordinality as s(title, "dueOn", "reachedOn", i) where s."reachedOn" is null and m.open order by s.i limit 1) next on true
      where ${sql.join(
        wanted.map((each) => sql`(${each})`),
        sql` and `,
      )}
      order by ${order} limit ${PAGE + 1}
    ), page as (select *, row_number() over () as i from found limit ${PAGE})
    select coalesce(json_agg(to_jsonb(p) - 'k' - 'i' order by p.i), '[]')::text as rows, (select count(*)::int from found) as n,
      (select k::text from page order by i desc limit 1) as last_at, (select id::text from page order by i desc limit 1) as last_id
    from page p`.compile(db),
  )) as Page[];
  const next =
    page && page.n > PAGE && page.last_at && page.last_id ? writeCursor({ at: page.last_at, id: page.last_id }) : null;
  return `{"items":${page?.rows ?? '[]'},"next":${JSON.stringify(next)}}`;
}
