import type { Static } from 'typebox';
import { civilDateOf, instantOf } from '../../../kernel/time.ts';
import type { Ctx } from '../../../platform/context.ts';
import { unitsInMemory } from '../../organizations/index.ts';
import type { countActivities as contract } from '../contract.ts';
import { mayName, mayPlan } from '../policy.ts';
import { activityScope } from './scope.ts';

type Counts = Static<typeof contract.response>;

const COUNTS = `select
    count(*) filter (where held and a.begins_at >= $4 and a.begins_at < $6)::int as month, count(*) filter (where held and a.begins_at >= $5)::int as year,
    count(*) filter (where a.unit_id = $2 and (a.state = 'returned' or a.state = 'planned' and a.ends_at < $3))::int as "toRecord",
    count(*) filter (where a.community_id = $2 and a.state = 'held')::int as "toConfirm"
  from (select *, state in ('held', 'confirmed') as held from activities where tenant_id = $1) a
  where (a.unit_id = $2 or a.community_id = $2 or $2 = any(a.helper_ids))`;
// A sheet names the staff of the unit; where an activity of its own has no sheet, its number of people counts as turns.
const STAFF = `select count(distinct p.name_lookup)::int as staff,
    (count(p.position) + coalesce((select sum(b.people) from activities b where b.tenant_id = $1 and b.unit_id = $2
       and b.state in ('held', 'confirmed') and b.begins_at >= $3 and b.begins_at < $4
       and not exists (select from activity_people x where x.tenant_id = b.tenant_id and x.activity_id = b.id)), 0))::int as turns
  from activity_people p join activities a on a.tenant_id = p.tenant_id and a.id = p.activity_id
  where p.tenant_id = $1 and p.unit_id = $2 and a.state in ('held', 'confirmed') and a.begins_at >= $3 and a.begins_at < $4`;

/** What a unit has held, who of it took part, and what waits for it; only of what the caller sees. */
export async function countActivities(ctx: Ctx, { unitId }: { unitId: string }): Promise<Counts> {
  const { tx, now, platform, actor } = ctx;
  const scope = await activityScope(ctx, 7);
  const [year, month, next] = yearOf(now, platform.timezone);
  const [counts] = await tx.sql<Omit<Counts, 'staff' | 'turns' | 'may'>>(`${COUNTS} and ${scope.sql}`, [
    tx.tenantId,
    unitId,
    now,
    month,
    year,
    next,
    ...scope.values,
  ]);
  const { byId } = await unitsInMemory(ctx);
  // Numbers of its people are the unit's own and of those above it.
  const path = byId.get(unitId)?.path ?? '\n';
  const sees = actor.scope === 'tenant' || (actor.scope === 'unit' && path.startsWith(actor.unitPath ?? '\n'));
  const [people] = sees
    ? await tx.sql<Pick<Counts, 'staff' | 'turns'>>(STAFF, [tx.tenantId, unitId, year, next])
    : [{ staff: 0, turns: 0 }];
  const own = unitId === actor.unitId;
  return {
    ...(counts ?? { month: 0, year: 0, toRecord: 0, toConfirm: 0 }),
    ...(people ?? { staff: 0, turns: 0 }),
    may: [
      ...(own && mayPlan(actor, byId.get(unitId)?.kind) ? ['plan'] : []),
      ...(own && mayName(actor, { unitId, communityId: unitId }) ? ['see-staff'] : []),
    ],
  };
}

/** The first instants of this year, of this month and of the next one. */
function yearOf(now: Date, timezone: string): [Date, Date, Date] {
  const [year = 0, month = 1] = civilDateOf(now, timezone).split('-').map(Number);
  const first = (y: number, m: number): Date => instantOf(`${y}-${String(m).padStart(2, '0')}-01`, '00:00', timezone);
  return [first(year, 1), first(year, month), month === 12 ? first(year + 1, 1) : first(year, month + 1)];
}
