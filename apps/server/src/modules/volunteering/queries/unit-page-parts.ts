import { civilDateOf } from '../../../kernel/time.ts';
import type { Ctx } from '../../../platform/context.ts';
import type { UnitPageEntry } from '../../organizations/index.ts';
import { activityScope } from './scope.ts';

const SHOWN = 12;
// Neither is due on any day: the day it is held on stands in its title.
const ENTRY = `'activity' as kind, a.id, null as "withinId", a.state, null as "dueOn", false as late,
    a.title || '（' || to_char(a.begins_at at time zone $4, 'YYYY-MM-DD') || '）' as title`;

/** Activities of a unit whose facts it has yet to enter, or to put right. */
export async function activitiesOwed(ctx: Ctx, unitId: string): Promise<UnitPageEntry[]> {
  const { tx, now, platform } = ctx;
  const scope = await activityScope(ctx, 5);
  return tx.sql<UnitPageEntry>(
    `select ${ENTRY} from activities a
     where a.tenant_id = $1 and a.unit_id = $2 and (a.state = 'returned' or a.state = 'planned' and a.ends_at < $3) and ${scope.sql}
     order by a.ends_at, a.id limit 200`,
    [tx.tenantId, unitId, now, platform.timezone, ...scope.values],
  );
}

/** What a unit has held this year, the latest first; also where it helped. */
export async function activitiesGiven(ctx: Ctx, unitId: string): Promise<UnitPageEntry[]> {
  const { tx, now, platform } = ctx;
  const scope = await activityScope(ctx, 5);
  return tx.sql<UnitPageEntry>(
    `select ${ENTRY} from activities a
     where a.tenant_id = $1 and (a.unit_id = $2 or $2 = any(a.helper_ids)) and a.state in ('held', 'confirmed')
       and to_char(a.begins_at at time zone $4, 'YYYY') = $3 and ${scope.sql}
     order by a.begins_at desc, a.id desc limit ${SHOWN}`,
    [tx.tenantId, unitId, civilDateOf(now, platform.timezone).slice(0, 4), platform.timezone, ...scope.values],
  );
}
