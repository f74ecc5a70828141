import type { Ctx, Platform } from '../../../platform/context.ts';
import { clockColumns, reckonMatterClocks, updateMatter } from '../../matters/index.ts';
import { calendarOf } from '../../lists/index.ts';
import { loadHazard } from '../queries/load-hazard.ts';
import { inTenant } from './each-tenant.ts';

const BATCH = 200;

/** Every minute: a limit that has reached a warning says so once. */
export async function sweepHazards(platform: Platform): Promise<void> {
  const { rows } = await platform.db.owner.query<{ tenantId: number; id: string }>(
    `select tenant_id as "tenantId", id from matters where kind = 'hazard' and next_warn_at <= $1 order by next_warn_at limit ${BATCH}`,
    [platform.clock()],
  );
  for (const { tenantId, id } of rows) await inTenant(platform, tenantId, (ctx) => warn(ctx, id));
}

async function warn(ctx: Ctx, id: string): Promise<void> {
  const { matter } = await loadHazard(ctx, id, true);
  const { calendar } = await calendarOf(ctx, matter.lists);
  const columns = clockColumns(reckonMatterClocks(matter.clockLog, calendar, ctx.now));
  const { number, state, holderId, leadId, placeId } = matter;
  const { warnLevel: level } = columns;
  const data = { number, state, holderId, leadId, placeId, stage: 'rectify', level };
  await updateMatter(ctx, {
    before: matter,
    after: { ...matter, ...columns },
    events: level > matter.warnLevel ? [{ kind: 'hazard.limit-warned', data }] : [],
    own: { table: 'hazards', values: {} },
    parties: [],
  });
}
