import { AppError, type Text } from '../../kernel/errors.ts';
import type { Ctx } from '../context.ts';
import type { RawCall } from '../http/route.ts';
import type { SheetRow } from './sheet-rows.ts';
import { writeRejected } from './write-rejected.ts';

export interface RejectedSheetRow extends SheetRow {
  reasons: Text[];
}
export interface ChangedSheetRow extends SheetRow {
  /** The number of the thing that was changed, and the titles of what was. */
  thing: string;
  titles: string[];
}
/** What became of rows; each of them stands in one place. */
export interface TakenRows {
  created: number;
  unchanged: number;
  changed: ChangedSheetRow[];
  rejected: RejectedSheetRow[];
}
const SHOWN = 500;

/** Does `work` whole or not at all, and goes on: what our rules refuse comes back as the error. */
export async function orRefused<T>({ tx }: Ctx, work: () => Promise<T>): Promise<T | AppError> {
  await tx.sql('savepoint row');
  try {
    const done = await work();
    await tx.sql('release savepoint row');
    return done;
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    await tx.sql('rollback to savepoint row');
    return error;
  }
}

interface Job {
  inTransaction: RawCall['inTransaction'];
  /** Only tried: every transaction is rolled back. */
  dryRun: boolean;
  /** So many rows a transaction: what was taken before a break stays, and no transaction is long. */
  batch: number;
}

/** All rows, batch by batch. */
export async function takeInBatches(
  { inTransaction, dryRun, batch }: Job,
  rows: readonly SheetRow[],
  take: (ctx: Ctx, rows: readonly SheetRow[]) => Promise<TakenRows>,
): Promise<TakenRows> {
  const all: TakenRows = { created: 0, unchanged: 0, changed: [], rejected: [] };
  for (let from = 0; from < rows.length; from += batch) {
    const work = (ctx: Ctx) => take(ctx, rows.slice(from, from + batch));
    const { created, unchanged, changed, rejected } = await (dryRun ? tried(inTransaction, work) : inTransaction(work));
    all.created += created;
    all.unchanged += unchanged;
    all.changed.push(...changed);
    all.rejected.push(...rejected.sort((a, b) => a.number - b.number));
  }
  return all;
}

/** What the work finds, and nothing of what it stored: the transaction is rolled back. */
async function tried<T>(inTransaction: RawCall['inTransaction'], work: (ctx: Ctx) => Promise<T>): Promise<T> {
  const found: T[] = [];
  const enough = new Error('only tried');
  try {
    await inTransaction(async (ctx) => {
      found.push(await work(ctx));
      throw enough;
    });
  } catch (error) {
    if (error !== enough) throw error;
  }
  return found.at(-1) as T;
}

/** What is told of a table that came in: counts, what would change, and what was not taken as a workbook to be mended. */
export async function tellTaken(
  header: readonly string[],
  { dryRun, rows }: { dryRun: boolean; rows: number },
  { created, unchanged, changed, rejected }: TakenRows,
) {
  const told = rejected.map(({ reasons, ...row }) => ({ ...row, reason: reasons.map(({ zh }) => zh).join('；') }));
  return {
    dryRun,
    rows,
    taken: created,
    changed: changed.length,
    unchanged,
    changes: changed.slice(0, SHOWN).map(({ number, thing, titles }) => ({ row: number, number: thing, titles })),
    rejected: rejected.slice(0, SHOWN).map(({ number, reasons }) => ({ row: number, reasons })),
    rejectedXlsx: told.length === 0 ? null : (await writeRejected([...header], told)).toString('base64'),
  };
}
