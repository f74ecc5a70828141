import type { SheetRow } from './sheet-rows.ts';

/** How many rows are looked at to find the header and shown to a person who maps columns. */
export const previewRows = 20;

/** How the note above the header of our own templates begins, so that even a two-column template reads back. */
export const noteStart = '填写说明';

/**
 * Finds the header among the first rows that hold something: the first, but for what stands above it, which is a note of
 * ours or titles: rows of a single cell over a table of three columns or more. A person may always name another row.
 */
export function findHeader(rows: SheetRow[], wanted?: number): SheetRow | undefined {
  if (wanted !== undefined) return rows.find((row) => row.number >= wanted);
  const below = rows[0]?.cells[0]?.startsWith(noteStart) && filled(rows[0]) === 1 ? rows.slice(1) : rows;
  const widest = Math.max(...below.map(filled));
  const header = widest >= 3 ? below.find((row) => filled(row) > 1) : undefined;
  return header ?? below[0] ?? rows[0];
}

const filled = (row: SheetRow): number => row.cells.filter((cell) => cell.trim() !== '').length;
