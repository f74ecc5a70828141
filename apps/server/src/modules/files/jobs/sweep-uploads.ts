import type { Platform } from '../../../platform/context.ts';
import type { Job } from '../../../platform/module.ts';
import { removePieces } from '../commands/finish-upload.ts';
import type { UploadTable } from '../tables.ts';

/** A phone that was away longer begins the picture anew: it keeps it until it has arrived. */
const UNFINISHED_DAYS = 7;
/** So long a picture sent again is known to have arrived. */
const FINISHED_DAYS = 90;

/** Every hour: pictures that stopped half-way are forgotten, pieces and row. */
export const sweepUploadsJob: Job = {
  name: 'files.sweep-uploads',
  cron: '27 * * * *',
  run: (platform) => sweepUploads(platform),
};

export async function sweepUploads(platform: Platform): Promise<void> {
  const { rows } = await platform.db.owner.query<{ id: number }>('select id from tenants order by id');
  for (const { id } of rows) {
    const gone = await platform.db.transaction(id, (tx) =>
      tx.sql<UploadTable>(
        `delete from uploads where tenant_id = $1 and touched_at < $2::timestamptz - make_interval(days =>
           case when file_id is null then ${UNFINISHED_DAYS} else ${FINISHED_DAYS} end) returning *`,
        [id, platform.clock()],
      ),
    );
    for (const upload of gone) await removePieces({ platform }, upload);
  }
}
