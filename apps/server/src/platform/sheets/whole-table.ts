import type { CellObject, WorkBook, WorkSheet } from '@e965/xlsx';
import type { ByteSource } from './byte-source.ts';
import { type NumberText, numberText } from './cell-text.ts';
import type { SheetLimits } from './limits.ts';
import { readFormatCode } from './number-format.ts';
import { sheetError } from './sheet-error.ts';
import type { OpenedTable, SheetFormat, SheetRow } from './sheet-rows.ts';
import { decodeAll } from './text-encoding.ts';
import { checkCell } from './xlsx-sheet.ts';
import { openZip } from './zip-archive.ts';

type WholeFormat = Exclude<SheetFormat, 'xlsx' | 'csv'>;

const rowsPerBatch = 500;

/**
 * Reads the older formats, which can only be held whole: .xls of every age, .xlsb, .ods, XML spreadsheets of 2003, and web
 * pages saved as .xls. The library neither runs macros nor keeps formulas here; size is bounded before it sees a byte.
 */
export async function openWhole(
  source: ByteSource,
  format: WholeFormat,
  sheet: string | undefined,
  limits: SheetLimits,
): Promise<OpenedTable> {
  if (source.size > limits.wholeBytes) throw sheetError('sheet-too-large', { what: 'bytes', max: limits.wholeBytes });
  const bytes = source.read(0, source.size);
  if (format === 'xlsb' || format === 'ods') await weigh(source, limits);
  const { read, SSF } = await import('@e965/xlsx');
  const options = { dense: true, cellFormula: false, cellHTML: false, cellText: true, cellNF: true, bookVBA: false };
  const workbook = refuseEncrypted(() =>
    format === 'html' || format === 'xml'
      ? read(plainMarkup(decodeAll(bytes)), { ...options, type: 'string', raw: format === 'html' })
      : read(bytes, { ...options, type: 'buffer', sheetRows: limits.rows + 1 }),
  );
  const names = visibleNames(workbook);
  const asText = {
    date1904: workbook.Workbook?.WBProps?.date1904 === true,
    draw: (code: string, v: number) => SSF.format(code, v),
  };
  const wanted = sheet === undefined ? names : names.filter((name) => name === sheet);
  if (sheet !== undefined && wanted.length === 0) throw sheetError('sheet-not-found');
  for (const name of wanted) {
    const rows = rowsOf(workbook.Sheets[name], asText, limits);
    if (rows.length > 0) return { format, sheetNames: names, sheetName: name, batches: inBatches(rows) };
  }
  throw sheetError('sheet-empty');
}

/** Unpacks every entry once and throws the bytes away, so that a bomb is met by our limits and not by the library. */
async function weigh(source: ByteSource, limits: SheetLimits): Promise<void> {
  const archive = openZip(source, { ...limits, unpackedBytes: Math.min(limits.unpackedBytes, limits.wholeBytes * 8) });
  for (const name of archive.names) {
    for await (const _ of archive.unpack(name));
  }
}

function refuseEncrypted(open: () => WorkBook): WorkBook {
  try {
    return open();
  } catch (error) {
    if (error instanceof Error && /password|encrypt/i.test(error.message)) throw sheetError('sheet-encrypted');
    throw error;
  }
}

/** A DTD could define entities; a table has no use for one. The plain HTML doctype is harmless. */
function plainMarkup(text: string): string {
  if (/<!ENTITY/i.test(text)) throw sheetError('sheet-unsafe');
  return text;
}

function visibleNames(workbook: WorkBook): string[] {
  return workbook.SheetNames.filter((name, i) => {
    const type = (workbook.Sheets[name] as { '!type'?: string } | undefined)?.['!type'] ?? 'sheet';
    return type === 'sheet' && (workbook.Workbook?.Sheets?.[i]?.Hidden ?? 0) === 0;
  });
}

function rowsOf(sheet: WorkSheet | undefined, asText: NumberText, limits: SheetLimits): SheetRow[] {
  const data = sheet?.['!data'] ?? [];
  const rows: SheetRow[] = [];
  data.forEach((cells, index) => {
    const row: SheetRow = { number: index + 1, cells: [] };
    cells?.forEach((cell, column) => {
      const text = cell ? textOf(cell, asText) : '';
      if (text === '') return;
      checkCell(text, column + 1, row.number, limits);
      while (row.cells.length < column) row.cells.push('');
      row.cells[column] = text;
    });
    if (row.cells.length === 0) return;
    if (rows.length >= limits.rows) throw sheetError('sheet-too-large', { what: 'rows', max: limits.rows });
    rows.push(row);
  });
  return rows;
}

function textOf(cell: CellObject, asText: NumberText): string {
  switch (cell.t) {
    case 's':
      return String(cell.v ?? '');
    case 'b':
      return cell.v ? 'TRUE' : 'FALSE';
    case 'n':
      return numberText(String(cell.v), readFormatCode(String(cell.z ?? 'General')), asText);
    case 'e':
      return cell.w ?? '';
    default:
      return '';
  }
}

async function* inBatches(rows: SheetRow[]): AsyncGenerator<SheetRow[]> {
  for (let at = 0; at < rows.length; at += rowsPerBatch) yield rows.slice(at, at + rowsPerBatch);
}
