import { Worker } from 'node:worker_threads';
import { CHINA_TIME } from '../../kernel/time.ts';
import type { CellRows, CellValue, SheetColumn } from './sheet-column.ts';
import { sheetError } from './sheet-error.ts';
import type { WorkbookAnswer, WorkbookJob, WorkbookRows } from './workbook-messages.ts';
import { workerScript } from './worker-script.ts';
import { createSlots } from './worker-slots.ts';

export interface WorkbookOptions {
  sheetName?: string;
  /** Words above the header for whoever fills in a template; begin them with `noteStart` of sheet-header.ts. */
  note?: string;
  /** Whose wall clock instants are shown in; Asia/Shanghai otherwise. */
  timezone?: string;
  frozenColumns?: number;
  /** For templates: so many rows below the header keep what is typed as text, and have the dropdowns. */
  blankRows?: number;
  /** Beyond it `sheet-export-rows` is thrown, which names CSV. */
  maxRows?: number;
}

/** More than this goes out as CSV: a workbook is held whole while it is written, at some 25 bytes a character. */
export const maxWorkbookRows = 50_000;
const maxWorkbookChars = 15_000_000;

const rowsPerBatch = 500;
const heapMb = 384;
const slots = createSlots(2);

/**
 * A table as .xlsx, written in a thread of its own. Text is stored as text, whatever it looks like: there is no formula
 * in the file. Any string comes back from `openSheet` unchanged up to Excel's 32,767 characters. Throws
 * `sheet-export-rows` above 50,000 rows and `sheet-export-text` above 15 million characters.
 */
export async function writeWorkbook(
  columns: SheetColumn[],
  rows: CellRows,
  options: WorkbookOptions = {},
): Promise<Buffer> {
  const slot = await slots.take();
  const thread = startWriter({
    columns,
    sheetName: sheetNameOf(options.sheetName ?? '数据'),
    note: options.note,
    timezone: options.timezone ?? CHINA_TIME,
    frozenColumns: options.frozenColumns ?? 0,
    blankRows: options.blankRows ?? 0,
  });
  try {
    for await (const batch of batchesOf(rows, options.maxRows ?? maxWorkbookRows)) await thread.send(batch);
    const answer = await thread.send([]);
    if (answer === 'next') throw new Error('the writing thread did not deliver a file');
    return Buffer.from(answer.file.buffer, answer.file.byteOffset, answer.file.byteLength);
  } finally {
    await thread.stop();
    slot.release();
  }
}

/** Excel allows 31 characters and none of []:*?/\ in the name of a tab. */
const sheetNameOf = (name: string): string =>
  name
    .replace(/[[\]:*?/\\]/g, ' ')
    .trim()
    .slice(0, 31) || '数据';

async function* batchesOf(rows: CellRows, max: number): AsyncGenerator<CellValue[][]> {
  let batch: CellValue[][] = [];
  let count = 0;
  let chars = 0;
  for await (const row of rows) {
    count += 1;
    if (count > max) throw sheetError('sheet-export-rows', { max });
    for (const cell of row) if (typeof cell === 'string') chars += cell.length;
    if (chars > maxWorkbookChars) throw sheetError('sheet-export-text');
    batch.push(row);
    if (batch.length < rowsPerBatch) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

function startWriter(job: WorkbookJob) {
  const { url, execArgv } = workerScript('workbook-worker');
  const worker = new Worker(url, {
    workerData: job,
    execArgv,
    env: {},
    resourceLimits: { maxOldGenerationSizeMb: heapMb, maxYoungGenerationSizeMb: 16 },
  });
  return {
    stop: () => worker.terminate(),
    send(rows: WorkbookRows): Promise<WorkbookAnswer> {
      return new Promise((resolve, reject) => {
        worker.removeAllListeners();
        worker.once('message', resolve);
        worker.once('error', (error) => reject(crashOf(error)));
        worker.once('exit', (code) => reject(new Error(`the writing thread ended with code ${code}`)));
        worker.postMessage(rows);
      });
    },
  };
}

/** Few rows with very long texts can also be too much for one workbook; CSV has room for them. */
const crashOf = (error: Error & { code?: string }): Error =>
  error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? sheetError('sheet-export-text') : error;
