import { isoDateText, numberText, type NumberText } from './cell-text.ts';
import type { SheetLimits } from './limits.ts';
import { plain, type NumberFormat } from './number-format.ts';
import type { SharedStrings } from './shared-strings.ts';
import { sheetError } from './sheet-error.ts';
import type { SheetRow } from './sheet-rows.ts';
import { fromXmlString } from './xml-string.ts';
import { type Attributes, createXmlReader } from './xml-reader.ts';

export interface SheetContext extends NumberText {
  strings: SharedStrings;
  /** By style number (`s` of a cell). */
  formats: NumberFormat[];
  limits: SheetLimits;
}

interface Cell {
  column: number;
  type: string;
  style: number;
  text: string;
}

const lastRow = 1_048_576;

/**
 * Reads the rows of one worksheet part as it is unpacked. A formula is passed over and its stored value taken; what
 * follows the cells (pictures, links, validations, macros' buttons) is not even unpacked.
 */
export async function* readWorksheet(chunks: AsyncIterable<string>, context: SheetContext): AsyncGenerator<SheetRow[]> {
  const rows = createRowReader(context);
  for await (const chunk of chunks) {
    rows.push(chunk);
    const batch = rows.take();
    if (batch.length > 0) yield batch;
    if (rows.ended()) return;
  }
  throw sheetError('sheet-corrupt');
}

function createRowReader(context: SheetContext) {
  let batch: SheetRow[] = [];
  let row: SheetRow | undefined;
  let rowNumber = 0;
  let column = 0;
  let cell: Cell | undefined;
  let state: 'before' | 'inside' | 'after' = 'before';
  let listening = false;
  let phonetic = false;

  const openCell = (attributes: Attributes): void => {
    column = attributes.r === undefined ? column + 1 : columnOf(attributes.r, column + 1);
    cell = { column, type: attributes.t ?? 'n', style: Number(attributes.s ?? 0), text: '' };
  };
  const closeCell = (): void => {
    if (!cell || !row || cell.text === '') return;
    const text = cellText(cell, context);
    if (text === '') return;
    checkCell(text, cell.column, row.number, context.limits);
    while (row.cells.length < cell.column - 1) row.cells.push('');
    row.cells[cell.column - 1] = text;
  };
  const reader = createXmlReader({
    open(name, attributes) {
      if (state === 'before') {
        if (name === 'sheetData') state = 'inside';
      } else if (state === 'after') return;
      else if (name === 'c') openCell(attributes);
      else if (name === 'v') listening = true;
      else if (name === 't') listening = !phonetic;
      else if (name === 'rPh') phonetic = true;
      else if (name === 'row') {
        rowNumber = attributes.r === undefined ? rowNumber + 1 : Number(attributes.r);
        if (!Number.isInteger(rowNumber) || rowNumber < 1 || rowNumber > lastRow) throw sheetError('sheet-corrupt');
        row = { number: rowNumber, cells: [] };
        column = 0;
      }
    },
    close(name) {
      if (name === 'v' || name === 't') listening = false;
      else if (name === 'c') {
        closeCell();
        cell = undefined;
      } else if (name === 'rPh') phonetic = false;
      else if (name === 'row') {
        if (row && row.cells.length > 0) batch.push(row);
        row = undefined;
      } else if (name === 'sheetData') state = 'after';
    },
    text(text) {
      if (listening && cell) cell.text += text;
    },
  });
  return {
    push: reader.push,
    ended: () => state === 'after',
    take(): SheetRow[] {
      const taken = batch;
      batch = [];
      return taken;
    },
  };
}

function cellText(cell: Cell, context: SheetContext): string {
  switch (cell.type) {
    case 's':
      return context.strings.get(Number(cell.text));
    case 'inlineStr':
    case 'str':
      return fromXmlString(cell.text);
    case 'b':
      return cell.text.trim() === '0' || /^false$/i.test(cell.text.trim()) ? 'FALSE' : 'TRUE';
    case 'd':
      return isoDateText(cell.text.trim());
    case 'n':
      return numberText(cell.text.trim(), context.formats[cell.style] ?? plain, context);
    default:
      return cell.text;
  }
}

/** The column of an address such as `AB12`, from 1. */
function columnOf(address: string, otherwise: number): number {
  let column = 0;
  for (let i = 0; i < address.length && i < 4; i += 1) {
    const code = address.charCodeAt(i) | 32;
    if (code < 97 || code > 122) break;
    column = column * 26 + code - 96;
  }
  return column === 0 ? otherwise : column;
}

/** Refuses a cell that is too far right or too long. */
export function checkCell(text: string, column: number, row: number, limits: SheetLimits): void {
  if (column > limits.columns) throw sheetError('sheet-too-large', { what: 'columns', row, max: limits.columns });
  if (text.length > limits.cellChars) throw sheetError('sheet-too-large', { what: 'cell', row, max: limits.cellChars });
}
