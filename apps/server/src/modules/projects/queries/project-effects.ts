import { sql } from 'kysely';
import { civilDateOf } from '../../../kernel/time.ts';
import type { Ctx } from '../../../platform/context.ts';
import { builder } from '../../../platform/database/database.ts';
import { scopeSql, unitIdsOf } from '../../matters/index.ts';
import type { ProjectsTables } from '../tables.ts';

const db = builder<ProjectsTables>();

/** 实效 by type as JSON text: effects reported in the days asked for, each round counted by itself. */
export async function projectEffects(ctx: Ctx, { from, until }: { from?: string; until?: string }): Promise<string> {
  const { tx, now, platform } = ctx;
  const today = civilDateOf(now, platform.timezone);
  const [row] = (await tx.run(
    sql<{ items: string }>`with effect as (
      select m.id, m.category as type, e.*
      from matters m join projects j on j.tenant_id = m.tenant_id and j.id = m.id
      cross join lateral jsonb_to_recordset(j.effects) as e(round int, "peopleHelped" bigint, "reportedOn" date, published boolean,
        "recheckOn" date, "recheckedOn" date, rebounded boolean)
      where m.tenant_id = ${tx.tenantId} and m.kind = 'project' and ${scopeSql(ctx.actor, await unitIdsOf(ctx))}
        and e."reportedOn" >= ${from ?? '0001-01-01'}::date and e."reportedOn" <= ${until ?? '9999-12-31'}::date
    ), rated as (
      select c.project_id, c.round, count(*) as codes, count(c.score) as ratings, sum(c.score) as total
      from project_rating_codes c where c.tenant_id = ${tx.tenantId} and (c.project_id, c.round) in (select id, round from effect)
      group by c.project_id, c.round
    ), kind as (
      select e.type, count(distinct e.id)::int as projects, count(*)::int as effects, count(*) filter (where e.published)::int as published,
        sum(e."peopleHelped")::bigint as "peopleHelped", coalesce(sum(r.codes), 0)::int as codes, coalesce(sum(r.ratings), 0)::int as ratings,
        round(sum(r.total)::numeric / nullif(sum(r.ratings), 0), 2) as "averageScore",
        count(e."recheckedOn")::int as rechecks, count(*) filter (where e.rebounded)::int as rebounds,
        round(100.0 * count(*) filter (where e.rebounded) / nullif(count(e."recheckedOn"), 0), 1) as "reboundRate",
        count(*) filter (where e."recheckedOn" is null and e."recheckOn" <= ${today}::date)::int as "rechecksDue"
      from effect e left join rated r on r.project_id = e.id and r.round = e.round group by e.type
    )
    select coalesce(json_agg(k order by k.type), '[]')::text as items from kind k`.compile(db),
  )) as { items: string }[];
  return `{"items":${row?.items ?? '[]'}}`;
}
