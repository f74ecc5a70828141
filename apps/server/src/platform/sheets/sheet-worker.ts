import { parentPort, workerData } from 'node:worker_threads';
import { AppError } from '../../kernel/errors.ts';
import { openBytes } from './byte-source.ts';
import { openCsv } from './csv-table.ts';
import { detectFormat } from './detect-format.ts';
import type { SheetErrorCode } from './sheet-error.ts';
import { sheetError } from './sheet-error.ts';
import { findHeader, previewRows } from './sheet-header.ts';
import type { Failure, SheetAnswer, SheetJob, SheetOpening } from './sheet-messages.ts';
import type { OpenedTable, SheetRow } from './sheet-rows.ts';
import { openWhole } from './whole-table.ts';
import { openXlsx } from './xlsx-table.ts';

const job = workerData as SheetJob;
const answer = (message: SheetAnswer): void => parentPort?.postMessage(message);

async function openTable(): Promise<OpenedTable> {
  const { limits, name, sheet } = job;
  const source = openBytes(job.source);
  if (source.size > limits.bytes) throw sheetError('sheet-too-large', { what: 'bytes', max: limits.bytes });
  const format = await detectFormat(source, name, limits);
  if (format === 'csv') return openCsv(source, limits);
  return format === 'xlsx' ? openXlsx(source, sheet, limits) : openWhole(source, format, sheet, limits);
}

/** Reads on until the header is certain, then hands out the rows below it, a batch for each question. */
async function* readTable(): AsyncGenerator<SheetAnswer> {
  const table = await openTable();
  const batches = table.batches[Symbol.asyncIterator]();
  const first: SheetRow[] = [];
  // A header named by a person may lie below the first rows.
  const enough = (): boolean => first.length >= previewRows && (first.at(-1)?.number ?? 0) >= (job.headerRow ?? 1);
  let ended = false;
  while (!ended && !enough()) {
    const next = await batches.next();
    if (next.done) ended = true;
    else first.push(...next.value);
  }
  const header = findHeader(job.headerRow === undefined ? first.slice(0, previewRows) : first, job.headerRow);
  if (!header) throw sheetError('sheet-empty');
  yield { opening: openingOf(table, header, first.slice(0, previewRows)) };
  yield* rowsBelow(header, first, ended ? undefined : batches);
}

function openingOf(table: OpenedTable, header: SheetRow, preview: SheetRow[]): SheetOpening {
  const { batches: _, ...facts } = table;
  return { ...facts, header: header.cells.map((cell) => cell.trim()), headerRow: header.number, preview };
}

async function* rowsBelow(
  header: SheetRow,
  first: SheetRow[],
  rest: AsyncIterator<SheetRow[]> | undefined,
): AsyncGenerator<SheetAnswer> {
  let count = 0;
  let rows = first.filter((row) => row.number > header.number);
  for (;;) {
    const next = rest ? await rest.next() : { done: true as const, value: undefined };
    count += rows.length;
    if (count > job.limits.rows) throw sheetError('sheet-too-large', { what: 'rows', max: job.limits.rows });
    yield { rows: rows.map((row) => padded(row, header.cells.length)), done: next.done === true };
    if (next.done) return;
    rows = next.value;
  }
}

/** Every row is at least as long as the header, so that a column is never undefined. */
function padded(row: SheetRow, width: number): SheetRow {
  while (row.cells.length < width) row.cells.push('');
  return row;
}

function failureOf(error: unknown): Failure {
  if (error instanceof AppError) return { code: error.code as SheetErrorCode, details: error.details };
  // A file that cannot be opened is a fault of the server, not of who uploaded it.
  if (error instanceof Error && 'syscall' in error) throw error;
  // Whatever a parser stumbles over is a file it cannot read; its own words are for the log.
  return { code: 'sheet-corrupt', details: {}, cause: error instanceof Error ? error.stack : String(error) };
}

const answers = readTable();

async function answerNext(): Promise<void> {
  try {
    const next = await answers.next();
    if (!next.done) answer(next.value);
  } catch (error) {
    answer({ failure: failureOf(error) });
  }
}

parentPort?.on('message', () => void answerNext());
void answerNext();
