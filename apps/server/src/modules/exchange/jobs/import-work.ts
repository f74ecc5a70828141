import type { Actor } from '../../../kernel/actor.ts';
import { systemActor } from '../../../kernel/actor.ts';
import type { Ctx, Platform } from '../../../platform/context.ts';
import { violated } from '../../../platform/database/database.ts';
import { newId } from '../../../platform/ids.ts';
import type { ImportCounts } from '../contract-imports.ts';
import type { Reason } from '../domain/reasons.ts';
import type { ImportRow } from '../queries/import-rows.ts';

/** Another process has taken the import over, or this one is told to stop: what was committed stays, the rest is for later. */
export class WorkGivenUp extends Error {}

/** The import in this process's hands. */
export interface Work {
  platform: Platform;
  row: ImportRow;
  runner: string;
  counts: ImportCounts;
  /** Set when the process is about to end. */
  stopping(): boolean;
}

/** A transaction of the job, in the name of whoever started it. */
export function inWork<T>(work: Work, task: (ctx: Ctx) => Promise<T>, now = work.platform.clock()): Promise<T> {
  const { platform, row } = work;
  const tenantId = row.tenant_id;
  const actor: Actor = { ...systemActor(tenantId), ...row.run_by };
  return platform.db.transaction(tenantId, (tx) =>
    task({ tx, actor, now, lang: 'zh', address: '', newId: () => newId(now), platform }),
  );
}

/** What one batch has come to; written together with what it made. */
export interface Outcome {
  lastRow: number;
  counts: ImportCounts;
  rejections: { row: number; reason: Reason }[];
  items: { row: number; id: string }[];
}

/** Two imports of the same rows at once meet at the index of source numbers: the second looks again and finds them. */
export async function withRetry<T>(task: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await task();
    } catch (error) {
      if (attempt >= 3 || violated(error) !== 'requests_source') throw error;
    }
  }
}

/** Throws WorkGivenUp unless the import is still in our hands. */
export async function saveOutcome({ tx }: Ctx, work: Work, outcome: Outcome): Promise<void> {
  const { row, runner } = work;
  const held = await tx.sql<{ id: string }>(
    `update imports set last_row = $4, counts = $5, beat_at = clock_timestamp() where tenant_id = $1 and id = $2 and runner = $3 returning id`,
    [tx.tenantId, row.id, runner, outcome.lastRow, JSON.stringify(outcome.counts)],
  );
  if (held.length === 0) throw new WorkGivenUp('the import is in other hands');
  if (outcome.rejections.length > 0) {
    await tx.sql(
      `insert into import_rejections (tenant_id, import_id, row_number, code, field, detail)
       select $1, $2, x.row, x.code, x.field, x.detail from json_to_recordset($3::json) as x(row int, code text, field text, detail text)`,
      [tx.tenantId, row.id, JSON.stringify(outcome.rejections.map(({ row: at, reason }) => ({ row: at, ...reason })))],
    );
  }
  if (outcome.items.length > 0) {
    await tx.sql(
      `insert into import_items (tenant_id, import_id, row_number, subject_id) select $1, $2, x.row, x.id from json_to_recordset($3::json) as x(row int, id uuid)`,
      [tx.tenantId, row.id, JSON.stringify(outcome.items)],
    );
  }
}
