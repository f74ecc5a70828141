import { parse } from 'csv-parse/sync';
import { invalid } from '../../../kernel/errors.ts';
import type { DivisionFile } from '../contract.ts';
import type { DivisionRow } from '../domain/plan-divisions.ts';

const MOST_ROWS = 100_000;

/** The rows of one file. Throws invalid: divisions-unreadable, divisions-column-missing, divisions-too-many. */
export function readDivisions(given: DivisionFile, file: number): DivisionRow[] {
  const { header, lines } = given.csv === undefined ? tableOfRows(given.rows ?? []) : tableOfCsv(given.csv, file);
  if (lines.length > MOST_ROWS) {
    throw invalid(
      'divisions-too-many',
      `一次最多导入 ${MOST_ROWS} 行，请分批导入。`,
      `At most ${MOST_ROWS} rows at a time.`,
    );
  }
  if (lines.length === 0) return [];
  const code = columnOf(header, given.codeColumn ?? 'code', file);
  const name = columnOf(header, given.nameColumn ?? 'name', file);
  const parent = parentOf(header, lines, given, file);
  return lines.map((line, i) => ({
    file,
    row: i + 2,
    level: given.level,
    code: line[code]?.trim() ?? '',
    name: line[name]?.trim() ?? '',
    parentCode: parent === null ? null : (line[parent]?.trim() ?? ''),
  }));
}

interface Table {
  header: string[];
  lines: string[][];
}

function tableOfCsv(text: string, file: number): Table {
  try {
    const [header = [], ...lines] = parse(text, { bom: true, skip_empty_lines: true, relax_column_count: true });
    return { header: header.map((title) => title.trim()), lines };
  } catch {
    throw invalid(
      'divisions-unreadable',
      `第 ${file + 1} 个文件不是有效的 CSV（可能引号不配对），请用表格软件另存为 CSV 后再导入。`,
      `File ${file + 1} is not valid CSV (a quote may be unpaired): save it as CSV again.`,
      { file },
    );
  }
}

/** Rows given as objects: the columns are those of the first row. */
function tableOfRows(rows: readonly Record<string, unknown>[]): Table {
  const header = Object.keys(rows[0] ?? {});
  const textOf = (value: unknown): string =>
    typeof value === 'string' || typeof value === 'number' ? String(value) : '';
  return {
    header,
    lines: rows.map((row) => header.map((title) => textOf(Object.hasOwn(row, title) ? row[title] : ''))),
  };
}

function columnOf(header: readonly string[], title: string, file: number): number {
  const column = header.indexOf(title);
  if (column >= 0) return column;
  throw invalid(
    'divisions-column-missing',
    `第 ${file + 1} 个文件没有“${title}”这一列。现有的列：${header.join('、').slice(0, 200)}。请指定正确的列。`,
    `File ${file + 1} has no column "${title}". It has: ${header.join(', ').slice(0, 200)}.`,
    { file, column: title },
  );
}

/**
 * The column of the parent's code: the one named; else of the columns '…Code' the one with the longest codes, which is
 * the nearest level above (streetCode before areaCode before cityCode). Null when the first level is read or none is wanted.
 */
function parentOf(
  header: readonly string[],
  lines: readonly string[][],
  given: DivisionFile,
  file: number,
): number | null {
  if (given.parentColumn === null) return null;
  if (given.parentColumn !== undefined) return columnOf(header, given.parentColumn, file);
  if (given.level === 1) return null;
  const candidates = header.flatMap((title, i) =>
    /[a-z]Code$/.test(title) ? [{ i, length: lines[0]?.[i]?.trim().length ?? 0 }] : [],
  );
  return candidates.sort((a, b) => b.length - a.length)[0]?.i ?? null;
}
