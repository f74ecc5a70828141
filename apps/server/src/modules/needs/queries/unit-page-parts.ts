import { civilDateOf } from '../../../kernel/time.ts';
import { holds } from '../../../kernel/actor.ts';
import type { Ctx } from '../../../platform/context.ts';
import type { UnitPageEntry } from '../../organizations/index.ts';
import { promiseSide } from './promise-rows.ts';

const MOST = 200;

/** What a unit has promised and not given yet: what waits for its word first, then by the day it is planned for. */
export async function promisesOwed(ctx: Ctx, unitId: string): Promise<UnitPageEntry[]> {
  const { sql, values } = await promiseSide(ctx);
  return ctx.tx.sql<UnitPageEntry>(
    `select 'promise' as kind, p.id, p.need_id as "withinId", m.title || '（' || r.name || '）' as title,
       case when p.state = 'tentative' and p.giver_side_at is null then 'to-confirm' else p.state end as state,
       p.planned_on as "dueOn", coalesce(p.planned_on < $5::date, false) as late
     ${sql} and p.giver_id = $6 and p.state in ('tentative', 'confirmed')
     order by p.state = 'confirmed', p.planned_on nulls last, p.id limit ${MOST}`,
    [...values, civilDateOf(ctx.now, ctx.platform.timezone), unitId],
  );
}

/** What a unit gives: its open resources with what is left, then what it has given, the latest first. */
export async function givenByUnit(ctx: Ctx, unitId: string): Promise<UnitPageEntry[]> {
  if (!holds(ctx.actor, 'resource.read')) return [];
  const resources = await ctx.tx.sql<UnitPageEntry>(
    `select 'resource' as kind, id, null as "withinId", name || '（余 ' || (capacity - taken) || ' ' || measure || '）' as title,
       case when capacity > taken then 'open' else 'used-up' end as state, until_on as "dueOn", false as late
     from resources where tenant_id = $1 and unit_id = $2 and state = 'open' order by capacity = taken, created_at desc, id limit ${MOST}`,
    [ctx.tx.tenantId, unitId],
  );
  const { sql, values } = await promiseSide(ctx);
  const kept = await ctx.tx.sql<UnitPageEntry>(
    `select 'promise' as kind, p.id, p.need_id as "withinId", m.title || '（' || r.name || ' ' || p.amount || ' ' || r.measure || '）' as title,
       p.state, p.planned_on as "dueOn", false as late
     ${sql} and p.giver_id = $5 and p.state = 'kept' order by p.ended_at desc, p.id limit ${MOST}`,
    [...values, unitId],
  );
  return [...resources, ...kept];
}
