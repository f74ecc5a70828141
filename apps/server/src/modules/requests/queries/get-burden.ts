import { sql, type RawBuilder } from 'kysely';
import type { Ctx } from '../../../platform/context.ts';
import { builder } from '../../../platform/database/database.ts';
import type { Burden } from '../contract-admissions.ts';
import type { RequestsTables } from '../tables.ts';
import { fallsOnPlace, isActive, seen } from './list-admissions.ts';

const db = builder<RequestsTables>();

/** 负担 now: what is approved and not over, by who asked and by where it falls, in the order of both trees; and what waits, was refused or is over. */
export async function getBurden(ctx: Ctx): Promise<Burden> {
  const active = isActive(ctx);
  const { tenantId } = ctx.tx;
  const [row] = (await ctx.tx.run(
    sql<{
      burden: Burden;
    }>`with a as (select * from admissions a where a.tenant_id = ${tenantId} and ${await seen(ctx)}),
        held as (select * from a where ${active})
      select json_build_object('active', count(*) filter (where ${active}), 'waiting', count(*) filter (where a.state = 'asked'),
        'refused', count(*) filter (where a.state = 'refused'), 'expired', count(*) filter (where a.state = 'approved' and not (${active})),
        'ended', count(*) filter (where a.state = 'ended'),
        'minutesWeekly', coalesce(sum(a.minutes_weekly) filter (where ${active}), 0),
        'byUnit', coalesce((select json_agg(json_build_object('unitId', x.unit_id, 'active', x.n, 'minutesWeekly', x.minutes) order by x.path) from (
          select a.unit_id, u.path, count(*) as n, sum(a.minutes_weekly) as minutes from held a join units u on u.tenant_id = a.tenant_id and u.id = a.unit_id
          group by a.unit_id, u.path) x), '[]'),
        'byPlace', coalesce((select json_agg(json_build_object('placeId', p.id, 'grids', (${gridsBelow(tenantId)}), 'active', x.n, 'minutesWeekly', x.minutes)
          order by p.path) from places p cross join lateral (
            select count(*) as n, sum(a.minutes_weekly) as minutes from held a where ${fallsOnPlace}) x
          where p.tenant_id = ${tenantId} and p.id in (select place_id from held)), '[]')) as burden from a`.compile(
      db,
    ),
  )) as { burden: Burden }[];
  return row?.burden ?? nothing;
}

/** How many grids in force lie at a place `p` and below it. */
const gridsBelow = (tenantId: number): RawBuilder<unknown> =>
  sql`select count(*) from places g where g.tenant_id = ${tenantId} and g.active and starts_with(g.path, p.path)
    and g.level in (select level from place_levels where tenant_id = ${tenantId} and is_grid)`;

const nothing: Burden = {
  active: 0,
  waiting: 0,
  refused: 0,
  expired: 0,
  ended: 0,
  minutesWeekly: 0,
  byUnit: [],
  byPlace: [],
};
