import type { SheetRow } from './sheet-rows.ts';

/** How many rows are looked at to find the header and shown to a person who maps columns. */
export const previewRows = 20;

/**
 * Finds the header among the first rows that hold something: the first, but for titles above it, which are rows of a
 * single cell over a table of three columns or more. A person may always name another row.
 */
export function findHeader(rows: SheetRow[], wanted?: number): SheetRow | undefined {
  if (wanted !== undefined) return rows.find((row) => row.number >= wanted);
  const widest = Math.max(...rows.map(filled));
  const header = widest >= 3 ? rows.find((row) => filled(row) > 1) : undefined;
  return header ?? rows[0];
}

const filled = (row: SheetRow): number => row.cells.filter((cell) => cell.trim() !== '').length;
