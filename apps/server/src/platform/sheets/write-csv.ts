import { Readable } from 'node:stream';
import { CHINA_TIME, type Zone, zoneOf } from '../../kernel/time.ts';
import { guardFormula } from './formula-guard.ts';
import { type CellRows, type CellValue, type SheetColumn, textOfCell } from './sheet-column.ts';

const pieceChars = 65_536;

/**
 * A table as CSV for Excel in Chinese: UTF-8 with byte order mark, commas, CRLF, as it is read from `rows`, of any
 * length in flat memory. Text that a spreadsheet would run as a formula gets an apostrophe in front, which `openSheet`
 * takes away again (every title stands in quotes: that is how it knows a file of ours); plain negative numbers stay numbers. Lone surrogates, which UTF-8 cannot hold, become U+FFFD.
 */
export function writeCsv(columns: SheetColumn[], rows: CellRows, options: { timezone?: string } = {}): Readable {
  const zone = zoneOf(options.timezone ?? CHINA_TIME);
  return Readable.from(csvPieces(columns, rows, zone), { objectMode: false });
}

async function* csvPieces(columns: SheetColumn[], rows: CellRows, zone: Zone): AsyncGenerator<string> {
  let piece = `\ufeff${columns.map(({ title }) => quoted(guardFormula(title))).join(',')}\r\n`;
  for await (const row of rows) {
    piece += csvLine(columns, row, zone);
    if (piece.length < pieceChars) continue;
    yield piece;
    piece = '';
  }
  yield piece;
}

/** A row may be longer than the header: what has no title is written all the same. */
function csvLine(columns: SheetColumn[], row: CellValue[], zone: Zone): string {
  let line = '';
  for (let i = 0; i < Math.max(columns.length, row.length); i += 1) {
    line += `${i === 0 ? '' : ','}${cellOf(row[i], zone, columns[i]?.kind)}`;
  }
  return `${line}\r\n`;
}

/** Numbers are what they are; whatever came as text is guarded. */
function cellOf(value: CellValue, zone: Zone, kind: SheetColumn['kind']): string {
  const text = textOfCell(value, zone, kind);
  return typeof value === 'number' ? text : csvCell(text);
}

function csvCell(text: string): string {
  const safe = guardFormula(text);
  return /[",;\t|'\r\n]|^\s|\s$/.test(safe) ? quoted(safe) : safe;
}

const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;
