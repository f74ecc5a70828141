import { parentPort, workerData } from 'node:worker_threads';
import writeExcelFile, { type CellObject, type SheetData } from 'write-excel-file/node';
import { zoneOf } from '../../kernel/time.ts';
import { choiceColumns, choiceFeature, choiceRows, choiceSheet } from './choice-lists.ts';
import { type CellValue, type SheetColumn, wallClock } from './sheet-column.ts';
import type { WorkbookAnswer, WorkbookJob, WorkbookRows } from './workbook-messages.ts';
import { toSharedString } from './xml-string.ts';

const job = workerData as WorkbookJob;
const zone = zoneOf(job.timezone);
const data: SheetData = [];

/** Excel takes no more in one cell. The end says so, and names the format that has no such bound. */
const cellChars = 32_767;
const cutNote = '…（超出 Excel 单元格上限，完整内容请导出 CSV）';
/** Beyond this length old editions of Excel show a cell of format "text" as ####. */
const textFormatChars = 255;

function cellOf(value: CellValue, column: number): CellObject | null {
  if (value === null || value === undefined || value === '') return null;
  if (typeof value === 'string') return textCell(value);
  if (typeof value === 'boolean') return { value, type: Boolean };
  if (typeof value === 'number') return Number.isFinite(value) ? { value, type: Number } : textCell(String(value));
  const kind = job.columns[column]?.kind;
  return { value: wallClock(value, zone, kind), type: Date, format: formatOf(kind) };
}

const formatOf = (kind: SheetColumn['kind']): string => (kind === 'date' ? 'yyyy-mm-dd' : 'yyyy-mm-dd hh:mm:ss');

/** A row may be longer than the header: what has no title is written all the same. */
const rowOf = (row: CellValue[]): (CellObject | null)[] =>
  Array.from({ length: Math.max(row.length, job.columns.length) }, (_, column) => cellOf(row[column], column));

/** Format "text" keeps the zeros of a number and keeps `=1+1` a text even after somebody has edited the cell. */
function textCell(text: string): CellObject {
  const kept = text.length > cellChars ? text.slice(0, cellChars - cutNote.length) + cutNote : text;
  const value = toSharedString(kept);
  return text.length > textFormatChars ? { value, type: String } : { value, type: String, format: '@' };
}

function startSheet(): void {
  if (job.note !== undefined) {
    const note: CellObject = { value: toSharedString(job.note), type: String, wrap: true, alignVertical: 'top' };
    const lines = job.note.split('\n').length;
    data.push([{ ...note, columnSpan: job.columns.length, height: Math.max(32, lines * 18) }]);
    for (let i = 1; i < job.columns.length; i += 1) data[0]?.push(null);
  }
  const style = { fontWeight: 'bold', backgroundColor: '#E8EEF7', wrap: true } as const;
  data.push(job.columns.map(({ title }) => ({ value: toSharedString(title), type: String, ...style })));
}

const headerRow = job.note === undefined ? 1 : 2;

/** Cells to be filled in: of format "text", so that what is typed stays as typed. */
function addBlankRows(): void {
  const blank = job.columns.map(({ kind }) => ({ type: String, format: kind === undefined ? '@' : formatOf(kind) }));
  while (data.length < headerRow + job.blankRows) data.push(blank);
}

async function writeFile(): Promise<Uint8Array> {
  addBlankRows();
  const sheet = {
    data,
    sheet: job.sheetName,
    stickyRowsCount: headerRow,
    stickyColumnsCount: job.frozenColumns,
    columns: job.columns.map(({ width, title }) => ({
      width: width ?? Math.min(40, Math.max(10, title.length * 2 + 4)),
    })),
  };
  if (choiceColumns(job.columns).length === 0) return writeExcelFile([sheet]).toBuffer();
  const choices = { data: choiceRows(job.columns), sheet: choiceSheet };
  const features = [choiceFeature(job.columns, headerRow + 1, Math.max(data.length, headerRow + job.blankRows))];
  return writeExcelFile([sheet, choices], { features }).toBuffer();
}

const answer = (message: WorkbookAnswer): void => parentPort?.postMessage(message);

startSheet();
parentPort?.on('message', async (rows: WorkbookRows) => {
  for (const row of rows) data.push(rowOf(row));
  answer(rows.length > 0 ? 'next' : { file: await writeFile() });
});
