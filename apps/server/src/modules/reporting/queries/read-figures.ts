import { sql } from 'kysely';
import { notFound } from '../../../kernel/errors.ts';
import type { Ctx } from '../../../platform/context.ts';
import { builder } from '../../../platform/database/database.ts';
import type { Figures } from '../domain/figures.ts';
import type { Period } from '../domain/period.ts';
import { type Asked, confinementOf } from './confinement.ts';

const db = builder<Record<string, never>>();

interface Row extends Figures {
  /** How many units the figures are confined to; null when units do not confine, 0 when the one asked for is out of sight. */
  team: number | null;
}

/**
 * Every sum of the dashboard in one statement: the period and the stock from covering indexes of `matters`, the rates
 * from their increments. Throws not-found when the place or unit asked for is outside what the actor sees.
 */
export async function readFigures({ tx, actor, now, platform }: Ctx, asked: Asked, period: Period): Promise<Row> {
  const { area, team, onMatters, onRates } = confinementOf(actor, asked);
  const zone = platform.timezone;
  const tenant = tx.tenantId;
  const child = sql`cardinality(string_to_array((select path from area), '/'))`;
  const statement = sql<{ figures: Row }>`with area as materialized (${area}),
    team as materialized (${team ?? sql`select null::uuid[] as ids`}),
    registered as (
      select case grouping(state, source, category, lead_id, day, place)
          when 31 then 'state' when 47 then 'source' when 55 then 'category' when 59 then 'unit' when 61 then 'day' when 62 then 'place' else 'all' end as "by",
        coalesce(state, source, category, lead_id::text, day::text, place) as key, count(*)::int as n
      from (select m.state, m.source, m.category, m.lead_id, (m.created_at at time zone ${zone})::date as day, split_part(m.place_path, '/', ${child}) as place
        from matters m where m.tenant_id = ${tenant} and m.kind = 'request' and m.created_at >= ${period.start} and m.created_at < ${period.end} ${onMatters}) as m
      group by grouping sets ((), (state), (source), (category), (lead_id), (day), (place))
    ), ended as (
      select case when grouping(day) = 0 then 'day' else 'all' end as "by", day::text as key, count(*)::int as n
      from (select (m.closed_at at time zone ${zone})::date as day
        from matters m where m.tenant_id = ${tenant} and m.kind = 'request' and m.closed_at >= ${period.start} and m.closed_at < ${period.end} ${onMatters}) as m
      group by grouping sets ((), (day))
    ), stock as (
      select case grouping(lead_id, place) when 1 then 'unit' when 2 then 'place' else 'all' end as "by", coalesce(lead_id::text, place) as key,
        count(*)::int as open, (count(*) filter (where due_at < ${now}))::int as overdue,
        (count(*) filter (where due_at >= ${now} and warn_level >= 2))::int as approaching, (count(*) filter (where due_at is null))::int as unlimited
      from (select m.lead_id, m.due_at, m.warn_level, split_part(m.place_path, '/', ${child}) as place
        from matters m where m.tenant_id = ${tenant} and m.kind = 'request' and m.open ${onMatters}) as m
      group by grouping sets ((), (lead_id), (place))
    ), rates as (
      select case grouping(lead_id, place) when 1 then 'unit' when 2 then 'place' else 'all' end as "by", coalesce(lead_id::text, place) as key,
        coalesce(sum(due), 0)::int as "due", coalesce(sum(contacted_in_time), 0)::int as "contactedInTime", coalesce(sum(visited), 0)::int as "visited",
        coalesce(sum(unreached), 0)::int as "unreached", coalesce(sum(answered), 0)::int as "answered", coalesce(sum(solved), 0)::int as "solved",
        coalesce(sum(satisfied), 0)::int as "satisfied", coalesce(sum(x_due), 0)::int as "xDue", coalesce(sum(x_contacted_in_time), 0)::int as "xContactedInTime",
        coalesce(sum(x_visited), 0)::int as "xVisited", coalesce(sum(x_answered), 0)::int as "xAnswered", coalesce(sum(x_solved), 0)::int as "xSolved",
        coalesce(sum(x_satisfied), 0)::int as "xSatisfied"
      from (select r.*, coalesce(split_part(p.path, '/', ${child}), '') as place
        from rate_counts r left join places p on p.tenant_id = r.tenant_id and p.id = r.place_id
        where r.tenant_id = ${tenant} and r.day between ${period.from}::date and ${period.to}::date ${onRates}) as r
      group by grouping sets ((), (lead_id), (place))
    )
    select json_build_object(
      'area', (select json_build_object('id', id, 'path', path) from area),
      'team', ${team ? sql`(select coalesce(cardinality(ids), 0) from team)` : sql`null::int`},
      'places', (select coalesce(json_agg(json_build_object('id', c.id, 'code', c.code, 'active', c.active) order by c.path), '[]') from places c, area
        where c.tenant_id = ${tenant} and c.parent_id is not distinct from area.id),
      'units', (select coalesce(json_agg(u.id order by u.path), '[]') from units u where u.tenant_id = ${tenant}),
      'registered', (select json_agg(x) from registered x), 'ended', (select json_agg(x) from ended x),
      'stock', (select json_agg(x) from stock x), 'rates', (select json_agg(x) from rates x)) as figures`.compile(db);
  const [row] = await tx.sql<{ figures: Row }>(statement.sql, statement.parameters);
  if (!row?.figures.area || row.figures.team === 0) throw notFound();
  return row.figures;
}
