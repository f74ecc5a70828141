import type { SheetRow } from '../../../platform/sheets/sheet-rows.ts';
import type { Ctx } from '../../../platform/context.ts';
import { type ImportedRequest, findImported, importRequests } from '../../requests/index.ts';
import { openImport } from '../commands/open-import.ts';
import type { ImportCounts } from '../contract-imports.ts';
import { inWork, type Outcome, saveOutcome, type Work, WorkGivenUp, withRetry } from './import-work.ts';
import { loadNames } from './name-indexes.ts';
import { type Candidate, rowReader } from './row-reader.ts';

/** Rows a transaction: small enough for others to get a word in, large enough that a commit costs little. */
const BATCH = 200;

/**
 * Goes through the table once: `check` only counts, `run` makes the requests. Each batch is stored with how far it came,
 * so that a job that takes over goes on behind it and makes nothing twice.
 */
export async function passThroughTable(work: Work, how: 'check' | 'run'): Promise<ImportCounts> {
  const { row } = work;
  const now = work.platform.clock();
  const { sheet, names } = await inWork(work, async (ctx) => ({
    sheet: await openImport(ctx, row, { sheet: row.sheet, headerRow: row.header_row }),
    names: await loadNames(ctx),
  }));
  const read = rowReader(row, names, now);
  let batch: Candidate[] = [];
  const flush = async (): Promise<void> => {
    const waiting = batch;
    batch = [];
    if (waiting.length === 0) return;
    work.counts = await withRetry(() => inWork(work, (ctx) => storeBatch(ctx, work, waiting, how)));
    if (work.stopping()) throw new WorkGivenUp('the server is stopping');
  };
  for await (const each of sheet.rows()) {
    const candidate = read(each satisfies SheetRow);
    // Read even if done before: its number may come again further down.
    if (candidate.row <= row.last_row) continue;
    batch.push(candidate);
    if (batch.length >= BATCH) await flush();
  }
  await flush();
  return { ...work.counts, rows: work.counts.done };
}

async function storeBatch(ctx: Ctx, work: Work, batch: Candidate[], how: 'check' | 'run'): Promise<ImportCounts> {
  const wanted = batch.flatMap(({ row, request }) => (request ? [{ row, request }] : []));
  const requests = wanted.map(({ request }) => request);
  const answers = how === 'run' ? await importRequests(ctx, work.row.id, requests) : await findAnswers(ctx, requests);
  const counts = { ...work.counts, done: work.counts.done + batch.length };
  const outcome: Outcome = { lastRow: batch.at(-1)?.row ?? 0, counts, rejections: [], items: [] };
  for (const { row, reason } of batch) {
    if (!reason) continue;
    counts[reason.code === 'duplicate-in-table' ? 'duplicate' : 'rejected'] += 1;
    outcome.rejections.push({ row, reason });
  }
  wanted.forEach(({ row, request }, i) => {
    const answer = answers[i];
    if (answer && !answer.isNew) {
      counts.duplicate += 1;
      outcome.rejections.push({ row, reason: { code: 'duplicate-known', detail: answer.number } });
      return;
    }
    counts.created += 1;
    if (request.closed) counts.closed += 1;
    if (answer) outcome.items.push({ row, id: answer.id });
  });
  await saveOutcome(ctx, work, outcome);
  return counts;
}

/** For a check: which of them are here already. */
async function findAnswers(
  ctx: Ctx,
  requests: readonly ImportedRequest[],
): Promise<({ id: string; number: string; isNew: boolean } | undefined)[]> {
  const known = await findImported(ctx, requests);
  return requests.map((request) => {
    const found = known(request);
    return found && { ...found, isNew: false };
  });
}
