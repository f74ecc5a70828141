import { systemActor } from '../../../kernel/actor.ts';
import { DAY } from '../../../kernel/time.ts';
import type { Ctx, Platform } from '../../../platform/context.ts';
import { newId } from '../../../platform/ids.ts';
import { applySteps } from '../commands/apply-steps.ts';
import { lockRequest } from '../queries/load-request.ts';
import { loadRules } from '../queries/rules.ts';
import { requestSettings } from '../queries/settings.ts';

/** An hour's work: a large import of history is archived over some days, without a burst of writing. */
const MOST = 2000;

/** 归档: closed requests whose time to be reopened is over; nobody acts on them any more. */
export async function archiveClosed(platform: Platform): Promise<void> {
  const { rows } = await platform.db.owner.query<{ id: number }>('select id from tenants');
  for (const { id } of rows) await archiveTenant(platform, id);
}

async function archiveTenant(platform: Platform, tenantId: number): Promise<void> {
  const now = platform.clock();
  const due = await platform.db.read(tenantId, async (tx) => {
    const { reopenDays } = await requestSettings({ tx, platform });
    return tx.sql<{ id: string }>(
      `select id from matters where tenant_id = $1 and state = 'closed' and kind = 'request' and closed_at < $2 order by closed_at limit ${MOST}`,
      [tenantId, new Date(now.getTime() - reopenDays * DAY)],
    );
  });
  for (const { id } of due) {
    await platform.db.transaction(tenantId, (tx) => {
      const actor = systemActor(tenantId);
      return archiveOne({ tx, actor, now, lang: 'zh', address: '', newId: () => newId(now), platform }, id);
    });
  }
}

async function archiveOne(ctx: Ctx, id: string): Promise<void> {
  const loaded = await lockRequest(ctx, id);
  // Somebody may have reopened it meanwhile.
  if (loaded.matter.state !== 'closed') return;
  await applySteps(ctx, loaded, [{ action: 'archive' }], await loadRules(ctx, loaded.matter.lists));
}
