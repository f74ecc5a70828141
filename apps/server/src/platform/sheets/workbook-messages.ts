import type { CellValue, SheetColumn } from './sheet-column.ts';

/** What the writing thread is started with. */
export interface WorkbookJob {
  columns: SheetColumn[];
  sheetName: string;
  /** Lines above the header. */
  note?: string;
  timezone: string;
  /** Columns at the left that stay in sight. */
  frozenColumns: number;
  /** Rows below the header that are made ready to be filled in. */
  blankRows: number;
}

/** Batches of rows; an empty one says that there are no more. The thread answers each batch, and the last with the file. */
export type WorkbookRows = CellValue[][];
export type WorkbookAnswer = { file: Uint8Array } | 'next';
