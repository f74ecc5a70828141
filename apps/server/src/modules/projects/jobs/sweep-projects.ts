import { systemActor } from '../../../kernel/actor.ts';
import type { Ctx, Platform } from '../../../platform/context.ts';
import { newId } from '../../../platform/ids.ts';
import { clockColumns, reckonMatterClocks, updateMatter } from '../../matters/index.ts';
import { calendarOf } from '../../lists/index.ts';
import { loadProject } from '../queries/load-project.ts';

const BATCH = 200;

/** Every minute: a call that closes, a milestone or a recheck that has reached a warning says so once. */
export async function sweepProjects(platform: Platform): Promise<void> {
  const { rows } = await platform.db.owner.query<{ tenantId: number; id: string }>(
    `select tenant_id as "tenantId", id from matters where kind = 'project' and next_warn_at <= $1 order by next_warn_at limit ${BATCH}`,
    [platform.clock()],
  );
  for (const { tenantId, id } of rows) {
    const now = platform.clock();
    const actor = systemActor(tenantId);
    await platform.db.transaction(tenantId, (tx) =>
      warn({ tx, actor, now, lang: 'zh', address: '', newId: () => newId(now), platform }, id),
    );
  }
}

async function warn(ctx: Ctx, id: string): Promise<void> {
  const { matter } = await loadProject(ctx, id, true);
  const { calendar } = await calendarOf(ctx, matter.lists);
  const states = reckonMatterClocks(matter.clockLog, calendar, ctx.now);
  const columns = clockColumns(states);
  const { number, state, holderId, leadId, placeId } = matter;
  const { warnLevel: level } = columns;
  // One clock runs at a time: each state has its own.
  const stage = states.find(({ status }) => status === 'running')?.stage;
  const data = { number, state, holderId, leadId, placeId, stage, level };
  await updateMatter(ctx, {
    before: matter,
    after: { ...matter, ...columns },
    events: level > matter.warnLevel ? [{ kind: 'project.limit-warned', data }] : [],
    own: { table: 'projects', values: {} },
    parties: [],
  });
}
