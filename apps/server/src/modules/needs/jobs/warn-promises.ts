import { systemActor } from '../../../kernel/actor.ts';
import { addDays, civilDateOf } from '../../../kernel/time.ts';
import type { Ctx, Platform } from '../../../platform/context.ts';
import { emit } from '../../../platform/events.ts';
import { newId } from '../../../platform/ids.ts';

const BATCH = 200;
/** On the list for so many days with nothing promised: the unit that looks after it hears of it. */
const UNMATCHED_DAYS = 30;

interface Due {
  tenantId: number;
  id: string;
}
interface Promised {
  needId: string;
  resourceId: string;
  giverId: string;
  keeperId: string | null;
  number: string;
  plannedOn: string;
}

/** Every hour: a confirmed promise says once that its day comes tomorrow or is here, and once that it has passed. */
export async function warnPromises(platform: Platform): Promise<void> {
  const now = platform.clock();
  const today = civilDateOf(now, platform.timezone);
  const { rows } = await platform.db.owner.query<Due>(
    `select tenant_id as "tenantId", id from promises
     where state = 'confirmed' and warned < case when planned_on < $1::date then 2 else 1 end and planned_on <= $2::date
     order by planned_on, id limit ${BATCH}`,
    [today, addDays(today, 1)],
  );
  for (const { tenantId, id } of rows) {
    const actor = systemActor(tenantId);
    await platform.db.transaction(tenantId, async (tx) => {
      // Whoever comes second finds it warned already.
      const [promised] = await tx.sql<Promised>(
        `update promises p set warned = case when p.planned_on < $3::date then 2 else 1 end
         from matters m where p.tenant_id = $1 and p.id = $2 and p.state = 'confirmed' and m.tenant_id = p.tenant_id and m.id = p.need_id
           and p.warned < case when p.planned_on < $3::date then 2 else 1 end
         returning p.need_id as "needId", p.resource_id as "resourceId", p.giver_id as "giverId", p.keeper_id as "keeperId",
           m.number, p.planned_on as "plannedOn"`,
        [tx.tenantId, id, today],
      );
      if (!promised) return;
      const { plannedOn, ...data } = promised;
      const tell = [promised.giverId, promised.keeperId];
      const kind = plannedOn < today ? 'promise.overdue' : 'promise.due';
      await emit(tx, actor, now, id, { kind, data: { ...data, plannedOn, tell } });
    });
  }
}

/** Once a week 未匹配预警: to each unit how many of its needs have been on the list for long with nothing promised for them. */
export async function warnUnmatched(platform: Platform): Promise<void> {
  const { rows } = await platform.db.owner.query<{ id: number }>('select id from tenants');
  for (const { id } of rows) {
    const now = platform.clock();
    const actor = systemActor(id);
    await platform.db.transaction(id, (tx) =>
      unmatchedOf({ tx, actor, now, lang: 'zh', address: '', newId: () => newId(now), platform }),
    );
  }
}

async function unmatchedOf({ tx, actor, now, newId: idOf }: Ctx): Promise<void> {
  const rows = await tx.sql<{ unitId: string; count: number }>(
    `select m.holder_id as "unitId", count(*)::int as count from matters m
     where m.tenant_id = $1 and m.kind = 'need' and m.state = 'listed' and m.holder_id is not null
       and m.created_at < $2::timestamptz - make_interval(days => ${UNMATCHED_DAYS})
       and not exists (select from promises p where p.tenant_id = m.tenant_id and p.need_id = m.id and p.state in ('tentative', 'confirmed'))
     group by m.holder_id order by m.holder_id`,
    [tx.tenantId, now],
  );
  for (const { unitId, count } of rows)
    await emit(tx, actor, now, idOf(), { kind: 'need.unmatched-warned', data: { count, tell: unitId } });
}
