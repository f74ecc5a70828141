/**
 * How much of an uploaded table the server is willing to read. Sizes in bytes, times in milliseconds.
 * The defaults carry a year of a busy hotline (some 120,000 rows of 30 columns) and stop well before the server suffers.
 */
export interface SheetLimits {
  /** Size of the file as uploaded. */
  bytes: number;
  /** Size of a file that has to be held in memory whole (.xls, .xlsb, .ods, web pages saved as .xls). */
  wholeBytes: number;
  /** Sum of everything unpacked from a zip container: the wall against zip bombs. */
  unpackedBytes: number;
  /** Unpacked : packed; real workbooks stay below 100, bombs are near 1000. Counted once 16 MB are unpacked. */
  ratio: number;
  /** Rows that hold something. */
  rows: number;
  columns: number;
  /** Characters in one cell; Excel itself stops at 32,767, CSV does not. */
  cellChars: number;
  /** Until the header is known. */
  openMs: number;
  /** Working time of the reader for the whole table, without the time its caller needs between rows. */
  readMs: number;
  /** Script memory of the reader. */
  heapMb: number;
}

export const defaultLimits: SheetLimits = {
  bytes: 100 * 1024 * 1024,
  wholeBytes: 16 * 1024 * 1024,
  unpackedBytes: 768 * 1024 * 1024,
  ratio: 250,
  rows: 500_000,
  columns: 1_000,
  cellChars: 100_000,
  openMs: 20_000,
  readMs: 180_000,
  heapMb: 256,
};
