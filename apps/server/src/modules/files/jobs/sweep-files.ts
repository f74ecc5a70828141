import { systemActor } from '../../../kernel/actor.ts';
import type { Platform } from '../../../platform/context.ts';
import { emit } from '../../../platform/events.ts';
import type { Job } from '../../../platform/module.ts';
import { removeBytes } from '../commands/save-file.ts';

const PICTURE_HOURS = 24;
const WORKBOOK_HOURS = 30 * 24;
const BATCH = 200;

/** Every hour: what belongs to nothing is removed, row and bytes: pictures after 24 hours, workbooks after 30 days. */
export const sweepJob: Job = { name: 'files.sweep', cron: '17 * * * *', run: (platform) => sweepFiles(platform) };

export async function sweepFiles(platform: Platform): Promise<void> {
  const { rows } = await platform.db.owner.query<{ id: number }>('select id from tenants order by id');
  for (const { id } of rows) while ((await sweepTenant(platform, id)) === BATCH);
}

async function sweepTenant(platform: Platform, tenantId: number): Promise<number> {
  const now = platform.clock();
  const gone = await platform.db.transaction(tenantId, async (tx) => {
    const rows = await tx.sql<{ id: string; storage_key: string }>(
      `delete from files where tenant_id = $1 and id in (
         select id from files where tenant_id = $1 and subject_id is null
           and created_at < $2::timestamptz - make_interval(hours =>
             case when purpose in ('import', 'export') then ${WORKBOOK_HOURS} else ${PICTURE_HOURS} end)
         order by created_at limit ${BATCH})
         and subject_id is null
       returning id, storage_key`,
      [tenantId, now],
    );
    for (const { id } of rows) await emit(tx, systemActor(tenantId), now, id, { kind: 'file.expired', data: {} });
    return rows;
  });
  // After the commit: bytes without a row are only waste, a row without bytes would be a broken picture.
  for (const { storage_key } of gone) await removeBytes({ platform }, storage_key);
  return gone.length;
}
