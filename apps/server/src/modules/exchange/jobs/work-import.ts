import { AppError, type Text } from '../../../kernel/errors.ts';
import type { Platform } from '../../../platform/context.ts';
import { isConnectionLoss } from '../../../platform/database/database.ts';
import { emit } from '../../../platform/events.ts';
import { newId } from '../../../platform/ids.ts';
import type { ImportCounts, ImportState } from '../contract-imports.ts';
import { countsOf, type ImportRow } from '../queries/import-rows.ts';
import { passThroughTable } from './import-table.ts';
import { inWork, type Work, WorkGivenUp } from './import-work.ts';
import { undoRows } from './undo-import.ts';

/** Seconds after which a job that does not write is taken for dead. */
const SILENT = 60;

/** Does whatever the import waits for: check, run or undo. Somebody else's hands, or nothing to do: returns at once. */
export async function workImport(platform: Platform, tenantId: number, importId: string): Promise<void> {
  const runner = newId(new Date());
  const row = await claim(platform, tenantId, importId, runner);
  if (!row) return;
  const end = stopSignal();
  const work: Work = { platform, row, runner, counts: countsOf(row), stopping: end.asked };
  try {
    await finish(work, await passes[row.state as keyof typeof passes](work));
  } catch (error) {
    if (error instanceof WorkGivenUp) await release(work);
    // The next minute's sweep takes it up again where it stands.
    else if (isConnectionLoss(error)) throw error;
    else await fail(work, error);
  } finally {
    end.forget();
  }
}

const passes = {
  checking: (work: Work) => passThroughTable(work, 'check'),
  importing: (work: Work) => passThroughTable(work, 'run'),
  undoing: undoRows,
};

/** Takes the import over, unless another job is heard of. The database's own clock is asked: that of a demo may be elsewhere. */
async function claim(
  platform: Platform,
  tenantId: number,
  importId: string,
  runner: string,
): Promise<ImportRow | undefined> {
  return platform.db.transaction(tenantId, async (tx) => {
    const [row] = await tx.sql<ImportRow>(
      `update imports set runner = $3, beat_at = clock_timestamp() where tenant_id = $1 and id = $2 and state in ('checking', 'importing', 'undoing')
         and (runner is null or beat_at < clock_timestamp() - make_interval(secs => ${SILENT})) returning *`,
      [tenantId, importId, runner],
    );
    return row;
  });
}

const ended: Record<keyof typeof passes, { state: ImportState; kind: string }> = {
  checking: { state: 'checked', kind: 'import.checked' },
  importing: { state: 'done', kind: 'import.finished' },
  undoing: { state: 'undone', kind: 'import.undone' },
};

async function finish(work: Work, counts: ImportCounts): Promise<void> {
  const { state, kind } = ended[work.row.state as keyof typeof ended];
  await close(work, state, counts, null, { kind, data: { counts } });
}

async function fail(work: Work, error: unknown): Promise<void> {
  const known = error instanceof AppError;
  if (!known) work.platform.log.error('an import failed', error, { import: work.row.id });
  const problem = known ? error.text : unforeseen;
  const data = { code: known ? error.code : 'internal', counts: work.counts };
  await close(work, 'failed', work.counts, problem, { kind: 'import.failed', data });
}

const unforeseen: Text = {
  zh: '系统没能完成这次导入，已导入的行都在。请重试；仍不行请告诉管理员。',
  en: 'The system could not finish this import; what came in is there. Try again, or tell an administrator.',
};

function close(
  work: Work,
  state: ImportState,
  counts: ImportCounts,
  problem: Text | null,
  event: { kind: string; data: Record<string, unknown> },
): Promise<void> {
  return inWork(work, async ({ tx, actor, now }) => {
    const rows = await tx.sql<{ id: string }>(
      `update imports set state = $4, counts = $5, problem = $6, runner = null, beat_at = null, finished_at = $7, version = version + 1
       where tenant_id = $1 and id = $2 and runner = $3 returning id`,
      [tx.tenantId, work.row.id, work.runner, state, JSON.stringify(counts), problem && JSON.stringify(problem), now],
    );
    if (rows.length > 0) await emit(tx, actor, now, work.row.id, event);
  });
}

const release = (work: Work): Promise<unknown> =>
  inWork(work, ({ tx }) =>
    tx.sql('update imports set runner = null, beat_at = null where tenant_id = $1 and id = $2 and runner = $3', [
      tx.tenantId,
      work.row.id,
      work.runner,
    ]),
  );

/** Ctrl-C need not wait for a hundred thousand rows: the job stops behind the batch it is at. */
function stopSignal(): { asked(): boolean; forget(): void } {
  let asked = false;
  const hear = (): void => {
    asked = true;
  };
  process.on('SIGINT', hear).on('SIGTERM', hear);
  return {
    asked: () => asked,
    forget: () => void process.off('SIGINT', hear).off('SIGTERM', hear),
  };
}

/** Every minute: imports that nobody works on, because a server was stopped or killed, are taken up again. */
export async function resumeImports(platform: Platform): Promise<void> {
  const { rows } = await platform.db.owner.query<{ tenant_id: number; id: string }>(
    `select tenant_id, id from imports where state in ('checking', 'importing', 'undoing')
       and (beat_at is null or beat_at < clock_timestamp() - make_interval(secs => ${SILENT})) order by created_at limit 10`,
  );
  for (const { tenant_id, id } of rows) await workImport(platform, tenant_id, id);
}
