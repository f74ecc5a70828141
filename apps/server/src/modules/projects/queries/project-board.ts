import { sql } from 'kysely';
import { civilDateOf } from '../../../kernel/time.ts';
import type { Ctx } from '../../../platform/context.ts';
import { builder } from '../../../platform/database/database.ts';
import { scopeSql, unitIdsOf } from '../../matters/index.ts';
import type { BoardQuery } from '../contract-board.ts';
import type { ProjectsTables } from '../tables.ts';
import { filterSql } from './filter-sql.ts';

const db = builder<ProjectsTables>();
const MOST = 2000;

export interface Board {
  from: string;
  months: number;
  /** JSON text of BoardRow[]. */
  rows: string;
  more: number;
}

/**
 * 挂图作战 in one statement: of every project that was decided and is not stopped, what each month planned and reached.
 * A month is late when it is over and less was reached than planned; the present one when a milestone is overdue.
 */
export async function projectBoard(ctx: Ctx, filter: BoardQuery): Promise<Board> {
  const { tx, now, platform } = ctx;
  const today = civilDateOf(now, platform.timezone);
  const { from = `${today.slice(0, 4)}-01`, months = 12 } = filter;
  const start = `${from}-01`;
  const unitIds = await unitIdsOf(ctx);
  const wanted = [
    sql`m.tenant_id = ${tx.tenantId} and m.kind = 'project' and m.state not in ('drafted', 'stopped')`,
    sql`(j.finished_on is null or j.finished_on >= ${start}::date)`,
    scopeSql(ctx.actor, unitIds),
    ...filterSql(tx.tenantId, filter),
  ];
  const late = filter.late === '1' || filter.late === 'true' ? sql`where late."lateDays" > 0` : sql``;
  const [row] = (await tx.run(
    sql<{ rows: string; n: number }>`with month as (
      select g::date as first, (g + interval '1 month')::date as next, to_char(g, 'YYYY-MM') as name
      from generate_series(${start}::timestamp, ${start}::timestamp + (${months - 1}::int || ' months')::interval, '1 month') g
    ), chosen as (
      select m.id, m.number, m.title, m.category as type, m.state, m.place_id as "placeId", m.lead_id as "leadId", j.percent,
        j.started_on as "startedOn", j.finished_on as "finishedOn", j.milestones, j.reports
      from matters m join projects j on j.tenant_id = m.tenant_id and j.id = m.id
      where ${sql.join(
        wanted.map((each) => sql`(${each})`),
        sql` and `,
      )}
    ), late as (
      select c.*, l."endsOn", case when c.state in ('decided', 'calling', 'underway') and l.due < ${today}::date
          then ${today}::date - l.due else 0 end as "lateDays", l.title as "lateWith"
      from chosen c left join lateral (
        select max(s."dueOn") as "endsOn", min(s."dueOn") filter (where s."reachedOn" is null) as due,
          (array_agg(s.title order by s.i) filter (where s."reachedOn" is null))[1] as title
        from rows from (jsonb_to_recordset(c.milestones) as ("dueOn" date, "reachedOn" date, title text))
          with ordinality as s("dueOn", "reachedOn", title, i)) l on true
    ), page as (
      select *, row_number() over (order by "lateDays" desc, "endsOn" nulls last, number) as i, count(*) over ()::int as n
      from late ${late} order by i limit ${MOST}
    )
    select coalesce(json_agg(jsonb_build_object('id', p.id, 'number', p.number, 'title', p.title, 'type', p.type, 'state', p.state,
        'placeId', p."placeId", 'leadId', p."leadId", 'percent', p.percent, 'startedOn', p."startedOn", 'finishedOn', p."finishedOn",
        'endsOn', p."endsOn", 'lateDays', p."lateDays", 'lateWith', case when p."lateDays" > 0 then p."lateWith" end,
        'months', cells.list) order by p.i), '[]')::text as rows, coalesce(max(p.n), 0) as n
    from page p cross join lateral (
      select jsonb_agg(jsonb_build_object('month', c.name, 'planned', c.planned, 'reached', c.reached,
          'late', case when c.next <= ${today}::date then coalesce(c.planned, 0) > coalesce(c.reached, 0)
            else c.first <= ${today}::date and p."lateDays" > 0 end) order by c.first) as list
      from (
        select month.*,
          case when jsonb_array_length(p.milestones) > 0 then coalesce((
            select max(s.percent) from jsonb_to_recordset(p.milestones) as s("dueOn" date, percent int) where s."dueOn" < month.next), 0) end as planned,
          case when month.first <= ${today}::date and p."startedOn" < month.next then coalesce((
            select r.value->>'percent' from jsonb_array_elements(p.reports) with ordinality as r(value, i)
            where (r.value->>'on')::date < month.next order by r.value->>'on' desc, r.i desc limit 1)::int, 0) end as reached
        from month
      ) c
    ) cells`.compile(db),
  )) as { rows: string; n: number }[];
  return { from, months, rows: row?.rows ?? '[]', more: Math.max(0, (row?.n ?? 0) - MOST) };
}

export const boardJson = ({ from, months, rows, more }: Board): string =>
  `{"from":${JSON.stringify(from)},"months":${months},"items":${rows},"more":${more}}`;
