import type { SheetLimits } from './limits.ts';
import type { SheetErrorCode, SheetErrorDetails } from './sheet-error.ts';
import type { SheetEncoding, SheetFormat, SheetRow } from './sheet-rows.ts';

/** What the reading thread is started with. */
export interface SheetJob {
  source: { path: string } | { bytes: Uint8Array };
  name: string;
  sheet?: string;
  headerRow?: number;
  limits: SheetLimits;
}

/** What is known once a table is open. */
export interface SheetOpening {
  format: SheetFormat;
  encoding?: SheetEncoding;
  sheetNames: string[];
  sheetName: string;
  header: string[];
  headerRow: number;
  preview: SheetRow[];
}

export interface Failure {
  code: SheetErrorCode;
  details: SheetErrorDetails;
  /** What the parser said, for the log alone. */
  cause?: string;
}

/** What the reading thread answers: first an opening, then for each `next` a batch; `done` on the last. */
export type SheetAnswer = { opening: SheetOpening } | { rows: SheetRow[]; done: boolean } | { failure: Failure };
