import type { CellValue, SheetColumn } from './sheet-column.ts';
import type { SheetRow } from './sheet-rows.ts';
import { type WorkbookOptions, writeWorkbook } from './write-workbook.ts';

/** The column that says why a row was not taken; a file that comes back with it is read without it mattering. */
export const reasonTitle = '未导入原因';
/** The column that says where the row stood in the file it came from. */
export const rowTitle = '原行号';

export interface RejectedRow extends SheetRow {
  /** What is wrong and what to do about it, in Chinese. */
  reason: string;
}

/**
 * The rows that were not imported, as .xlsx to be mended and uploaded again: reason and row number in front, then the
 * columns as they came. Columns that an earlier round has put in front are not repeated.
 */
export function writeRejected(
  header: string[],
  rows: Iterable<RejectedRow> | AsyncIterable<RejectedRow>,
  options: WorkbookOptions = {},
): Promise<Buffer> {
  const { columns, values } = rejectedTable(header);
  return writeWorkbook(columns, mapped(rows, values), { sheetName: '未导入', frozenColumns: 2, ...options });
}

/** The same table for `writeCsv`, which has no bound on rows. */
export function rejectedTable(header: string[]): { columns: SheetColumn[]; values: (row: RejectedRow) => CellValue[] } {
  const kept = header.flatMap((title, i) => (title === reasonTitle || title === rowTitle ? [] : [i]));
  return {
    columns: [
      { title: reasonTitle, width: 36 },
      { title: rowTitle, width: 8 },
      ...kept.map((i) => ({ title: header[i] ?? '' })),
    ],
    values: (row) => [row.reason, row.number, ...kept.map((i) => row.cells[i]), ...row.cells.slice(header.length)],
  };
}

async function* mapped(
  rows: Iterable<RejectedRow> | AsyncIterable<RejectedRow>,
  values: (row: RejectedRow) => CellValue[],
): AsyncGenerator<CellValue[]> {
  for await (const row of rows) yield values(row);
}
