import type { ImportCounts } from '../contract-imports.ts';
import { removeUntouched } from '../../matters/index.ts';
import { inWork, saveOutcome, type Work, WorkGivenUp } from './import-work.ts';

const BATCH = 500;

/** Takes away what nobody has worked on, batch by batch; what stays, stays in `import_items`. */
export async function undoRows(work: Work): Promise<ImportCounts> {
  let lastRow = work.row.last_row;
  for (;;) {
    const counts = await inWork(work, async (ctx) => {
      const { tx } = ctx;
      const rows = await tx.sql<{ row_number: number; subject_id: string }>(
        `select row_number, subject_id from import_items where tenant_id = $1 and import_id = $2 and row_number > $3 order by row_number limit ${BATCH}`,
        [tx.tenantId, work.row.id, lastRow],
      );
      if (rows.length === 0) return undefined;
      const removed = await removeUntouched(
        tx,
        rows.map((row) => row.subject_id),
      );
      await tx.sql(
        'delete from import_items where tenant_id = $1 and import_id = $2 and subject_id = any($3::uuid[]) and row_number > $4',
        [tx.tenantId, work.row.id, removed, lastRow],
      );
      const after: ImportCounts = {
        ...work.counts,
        removed: work.counts.removed + removed.length,
        kept: work.counts.kept + rows.length - removed.length,
      };
      const next = rows.at(-1)?.row_number ?? lastRow;
      await saveOutcome(ctx, work, { lastRow: next, counts: after, rejections: [], items: [] });
      return { after, next };
    });
    if (!counts) return work.counts;
    work.counts = counts.after;
    lastRow = counts.next;
    if (work.stopping()) throw new WorkGivenUp('the server is stopping');
  }
}
