/** One row of a table, as text. */
export interface SheetRow {
  /** As Excel shows it in the margin, from 1; in CSV the number of the record, which is the same once opened in Excel. */
  number: number;
  /** Left to right; empty cells are ''. Trailing empty cells are left out. */
  cells: string[];
}

/** What each reader of a format hands over. Rows include the header and leave out rows that hold nothing. */
export interface OpenedTable {
  format: SheetFormat;
  encoding?: SheetEncoding;
  /** The sheets a person sees as tabs; hidden ones are not offered. */
  sheetNames: string[];
  sheetName: string;
  batches: AsyncIterable<SheetRow[]>;
}

export type SheetFormat = 'xlsx' | 'xls' | 'xlsb' | 'ods' | 'xml' | 'html' | 'csv';
export type SheetEncoding = 'utf-8' | 'gb18030' | 'utf-16le' | 'utf-16be';
