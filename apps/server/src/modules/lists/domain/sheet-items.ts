import { calendarRows, readCalendar } from './calendar-sheet.ts';
import type { ItemOf, ListName } from './items.ts';
import { type Column, columnsOf, headerKey } from './sheet-columns.ts';
import { tidyText } from './tidy-items.ts';

/** A row of a workbook as text; `number` is the one in Excel's margin. */
export interface SheetRow {
  number: number;
  cells: readonly string[];
}
export interface SkippedRow {
  row: number;
  text: { zh: string; en: string };
}
/** What a workbook gave: items whose shape is still to be checked, and the rows that gave none. */
export interface ReadItems {
  rows: number;
  items: unknown[];
  /** The row that each item came from. */
  at: number[];
  skipped: SkippedRow[];
}

/** The workbook of a version: a header and one row an item, all as text. */
export function writeItems<L extends ListName>(list: L, items: readonly ItemOf[L][]): string[][];
export function writeItems(list: ListName, items: readonly ItemOf[ListName][]): string[][] {
  if (list === 'calendar') return calendarRows(items[0] as ItemOf['calendar']);
  const columns = columnsOf[list];
  const cells = (item: object): string[] => {
    const fields: Record<string, unknown> = Object.fromEntries(Object.entries(item));
    return columns.map(({ field, write }) => (fields[field] === undefined ? '' : write(fields[field])));
  };
  return [columns.map(({ header }) => header), ...items.map(cells)];
}

/** Reads rows (the first is the header) in the form that `writeItems` gives; columns in any order, unknown ones left out. */
export function readItems(list: ListName, rows: readonly SheetRow[]): ReadItems {
  const [header, ...body] = rows;
  if (list === 'calendar') return readCalendar(rows);
  const places = placesOf(columnsOf[list], header?.cells ?? []);
  const found: ReadItems = { rows: body.length, items: [], at: [], skipped: [] };
  for (const row of body) {
    const item: Record<string, unknown> = {};
    const wrong = places.find(({ column, place }) => !readCell(item, column, tidyText(row.cells[place] ?? '')));
    if (wrong) {
      found.skipped.push(unreadable(row, wrong.column, row.cells[wrong.place] ?? ''));
      continue;
    }
    found.items.push(item);
    found.at.push(row.number);
  }
  return found;
}

/** True when the header names at least the first two columns of the list's own form. */
export function isOwnForm(list: ListName, header: readonly string[]): boolean {
  if (list === 'calendar') return true;
  const columns = columnsOf[list];
  const known = placesOf(columns, header)
    .filter(({ place }) => place >= 0)
    .map(({ column }) => column.field);
  return columns.slice(0, 2).every(({ field }) => known.includes(field));
}

interface Placed {
  column: Column;
  /** -1: not in this workbook. */
  place: number;
}

function placesOf(columns: readonly Column[], header: readonly string[]): Placed[] {
  const keys = header.map(headerKey);
  return columns.map((column) => {
    const names = [column.header, ...(column.also ?? [])].map(headerKey);
    return { column, place: keys.findIndex((key) => names.includes(key)) };
  });
}

function readCell(item: Record<string, unknown>, column: Column, cell: string): boolean {
  const value = cell === '' ? column.empty : column.read(cell);
  if (value !== undefined) item[column.field] = value;
  return cell === '' || value !== undefined;
}

const unreadable = (row: SheetRow, { header, allowed = '' }: Column, cell: string): SkippedRow => ({
  row: row.number,
  text: {
    zh: `「${header}」一栏读不懂：${shorten(cell)}${allowed && `。可填：${allowed}`}`,
    en: `Column "${header}" cannot be read: ${shorten(cell)}${allowed && `. Allowed: ${allowed}`}`,
  },
});

const shorten = (cell: string): string => (cell.length > 30 ? `${cell.slice(0, 30)}…` : cell);
