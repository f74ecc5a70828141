import { Readable } from 'node:stream';
import { CsvError, type Options, parse } from 'csv-parse';
import type { ByteSource } from './byte-source.ts';
import { unguardFormula } from './formula-guard.ts';
import type { SheetLimits } from './limits.ts';
import { sheetError } from './sheet-error.ts';
import type { OpenedTable, SheetRow } from './sheet-rows.ts';
import { decodeText, detectEncoding } from './text-encoding.ts';
import { checkCell } from './xlsx-sheet.ts';

const rowsPerBatch = 500;
const sampleChars = 65_536;

/** Opens a text table: comma, semicolon, tab or bar; UTF-8, GBK/GB18030 or UTF-16; quoted line breaks. */
export async function openCsv(source: ByteSource, limits: SheetLimits): Promise<OpenedTable> {
  const encoding = detectEncoding(source);
  const sample = sampleOf(decodeText(source, encoding));
  if (sample.trim() === '') throw sheetError('sheet-empty');
  const ours = writtenByUs(source, sample);
  const parser = parse(optionsFor(sample, ours, limits));
  const text = Readable.from(decodeText(source, encoding));
  text.on('error', (error) => parser.destroy(error));
  parser.on('close', () => text.destroy());
  return {
    format: 'csv',
    encoding,
    sheetNames: [],
    sheetName: '',
    batches: rowsOf(text.pipe(parser), ours ? unguardFormula : withoutTextFormula, limits),
  };
}

function sampleOf(text: Generator<string>): string {
  let sample = '';
  for (const piece of text) {
    sample += piece;
    if (sample.length >= sampleChars) break;
  }
  return sample;
}

/**
 * Our own exports carry a byte order mark and CRLF, and every title stands in quotes, which Excel never writes: only there
 * is an apostrophe before a formula ours to take away. In anybody else's file it is what somebody wrote.
 */
function writtenByUs(source: ByteSource, sample: string): boolean {
  const head = source.read(0, Math.min(3, source.size));
  return head.equals(Buffer.from([0xef, 0xbb, 0xbf])) && /^"(?:[^"]|"")*"(?:,"(?:[^"]|"")*")*\r\n/.test(sample);
}

function optionsFor(sample: string, ours: boolean, limits: SheetLimits): Options {
  const hint = ours ? undefined : /^sep=(.)\r?\n/.exec(sample)?.[1];
  return {
    delimiter: hint ?? findSeparator(sample),
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_quotes: true,
    relax_column_count: true,
    // Excel's own hint line is no row of the table.
    from_line: hint === undefined ? 1 : 2,
    max_record_size: limits.cellChars * 8,
  };
}

/** The separator that splits the first records most evenly: quoted ones do not count. */
function findSeparator(sample: string): string {
  const records = recordsOf(sample);
  let best = { separator: ',', score: 0 };
  for (const separator of [',', '\t', ';', '|']) {
    const counts = records.map((record) => record.split(separator).length - 1);
    const first = counts[0] ?? 0;
    const same = counts.filter((count) => count === first).length;
    const score = first === 0 ? 0 : (same / counts.length) * 10 + Math.min(first, 50) / 100;
    if (score > best.score) best = { separator, score };
  }
  return best.separator;
}

/** The first records without what stands in quotes; a last one that may be cut off is left out. */
function recordsOf(sample: string): string[] {
  const bare = sample.replace(/"(?:[^"]|"")*("|$)/g, '""');
  const records = bare.split(/\r\n|\n|\r/).filter((record) => record !== '');
  return records.length > 1 && sample.length >= sampleChars ? records.slice(0, -1) : records;
}

async function* rowsOf(
  records: AsyncIterable<string[]>,
  mend: (text: string) => string,
  limits: SheetLimits,
): AsyncGenerator<SheetRow[]> {
  let number = 0;
  let batch: SheetRow[] = [];
  try {
    for await (const record of records) {
      number += 1;
      const row = rowOf(record.map(mend), number, limits);
      if (!row) continue;
      batch.push(row);
      if (batch.length < rowsPerBatch) continue;
      yield batch;
      batch = [];
    }
  } catch (error) {
    throw error instanceof CsvError ? csvProblem(error, number + 1, limits) : error;
  }
  if (batch.length > 0) yield batch;
}

function rowOf(cells: string[], number: number, limits: SheetLimits): SheetRow | undefined {
  while (cells.at(-1) === '') cells.pop();
  if (cells.length === 0) return undefined;
  for (let i = 0; i < cells.length; i += 1) checkCell(cells[i] ?? '', i + 1, number, limits);
  return { number, cells };
}

/** Many systems write ="0012345" so that Excel keeps the zeros of a number; a person sees 0012345. */
function withoutTextFormula(text: string): string {
  return text.startsWith('="') ? text.replace(/^="(\d+)"$/, '$1') : text;
}

function csvProblem(error: CsvError, row: number, limits: SheetLimits): Error {
  if (error.code === 'CSV_MAX_RECORD_SIZE') {
    return sheetError('sheet-too-large', { what: 'cell', row, max: limits.cellChars });
  }
  return error.code === 'CSV_QUOTE_NOT_CLOSED' ? sheetError('sheet-quotes', { row }) : sheetError('sheet-corrupt');
}
