import { conflict, invalid } from '../../../kernel/errors.ts';
import type { Ctx } from '../../../platform/context.ts';
import { emit, type NewEvent } from '../../../platform/events.ts';
import { enqueue } from '../../../platform/jobs.ts';
import type { ImportRecord, ImportState } from '../contract-imports.ts';
import { mappingProblem } from '../domain/guess-mapping.ts';
import { getImport } from '../queries/get-import.ts';
import { countsOf, type ImportRow, lockImport } from '../queries/import-rows.ts';

/** The one job that works on imports; what it does follows from the state of the import. */
export const WORK = 'exchange.work-import';

export async function checkImport(ctx: Ctx, id: string, version: number): Promise<ImportRecord> {
  const row = await lockImport(ctx, id, version, 'check');
  if (mappingProblem(row.mapping)) {
    throw invalid(
      'mapping-nothing',
      '请先指出哪一列是诉求内容（没有就指标题或类别）。',
      'First say which column is the content (or else the title or category).',
    );
  }
  await begin(ctx, row, 'checking', { kind: 'import.check-started', data: {} });
  return getImport(ctx, id);
}

/** Rows that cannot come in hold the whole table back, unless the caller says that the rest shall come in without them. */
export async function runImport(
  ctx: Ctx,
  id: string,
  input: { version: number; partial?: boolean },
): Promise<ImportRecord> {
  const row = await lockImport(ctx, id, input.version, 'run');
  const { rejected, created } = countsOf(row);
  if (rejected > 0 && !input.partial) {
    throw conflict(
      'import-has-rejected',
      `有 ${rejected} 行不能导入。请下载这些行改好后重新上传，或选择「先导入其余的行」。`,
      `${rejected} rows cannot come in. Mend them and upload again, or choose to import the rest.`,
      { rejected, created },
    );
  }
  await begin(ctx, row, 'importing', { kind: 'import.started', data: { partial: input.partial ?? false } });
  return getImport(ctx, id);
}

export async function undoImport(ctx: Ctx, id: string, version: number): Promise<ImportRecord> {
  const row = await lockImport(ctx, id, version, 'undo');
  await begin(ctx, row, 'undoing', { kind: 'import.undo-started', data: {} });
  return getImport(ctx, id);
}

async function begin(ctx: Ctx, row: ImportRow, state: ImportState, event: NewEvent): Promise<void> {
  const { tx, actor, now } = ctx;
  // A run that failed half way goes on from where it stood, with what it has counted.
  const goesOn = state === 'undoing' || (state === 'importing' && row.state === 'failed');
  await tx.sql(
    `update imports set state = $3, run_by = $4, runner = null, beat_at = null, problem = null, version = version + 1,
       last_row = case when $5 and $3 <> 'undoing' then last_row else 0 end, counts = case when $5 then counts else '{}' end,
       imported_at = case when $3 = 'importing' then coalesce(imported_at, $6) else imported_at end
     where tenant_id = $1 and id = $2`,
    [
      tx.tenantId,
      row.id,
      state,
      JSON.stringify({ personId: actor.personId, postId: actor.postId, unitId: actor.unitId }),
      goesOn,
      now,
    ],
  );
  if (!goesOn)
    await tx.sql('delete from import_rejections where tenant_id = $1 and import_id = $2', [tx.tenantId, row.id]);
  await emit(tx, actor, now, row.id, event);
  await enqueue(tx, WORK, { importId: row.id });
}
