import { AppError, conflict, type Text } from './errors.ts';

/** The columns by which a row that went out in a table is known again, and the version the thing had then. */
export const numberTitle = '编号';
export const versionTitle = '版本';

/** What a thing that stands here would say in each column, were it sent out now. */
export type StandingCells = ReadonlyMap<string, unknown>;
type Read<T> = { value: T } | { fault: Text };

export interface ChangeColumn<N> {
  title: string;
  field: string;
  read(cell: string, names: N): Read<unknown>;
  needed?: true;
  /** Told once for good: a row that says something else is refused. */
  fixed?: true;
}
export interface RowChanges {
  /** By the fields of the columns. */
  values: Record<string, unknown>;
  titles: string[];
}

export const cellAt = (header: readonly string[], cells: readonly string[], title: string): string =>
  (cells[header.findIndex((each) => each.trim() === title)] ?? '').trim();

const textOf = (value: unknown): string => (value === null || value === undefined ? '' : String(value).trim());

/**
 * What a row says otherwise than what stands here: only columns that the table has, and only where the value differs, not
 * merely its spelling. What cannot be read, is emptied though it is needed, or is told once for good, is a fault.
 */
export function changesOf<N>(
  columns: readonly ChangeColumn<N>[],
  { header, cells }: { header: readonly string[]; cells: readonly string[] },
  stands: StandingCells,
  names: N,
): RowChanges | { faults: Text[] } {
  const values: Record<string, unknown> = {};
  const titles: string[] = [];
  const faults: Text[] = [];
  for (const { title, field, read, needed, fixed } of columns) {
    if (!header.some((each) => each.trim() === title)) continue;
    const [now, was] = [cellAt(header, cells, title), textOf(stands.get(title))];
    if (now === was) continue;
    const cell = read(now, names);
    if (!('fault' in cell) && isSame(cell, read(was, names))) continue;
    if (fixed)
      faults.push({
        zh: `${title}：登记后不能用表格改，请改回「${was}」`,
        en: `${title}: not to be changed by a table, put back "${was}"`,
      });
    else if ('fault' in cell) faults.push({ zh: `${title}：${cell.fault.zh}`, en: `${title}: ${cell.fault.en}` });
    else if (needed && now === '') faults.push({ zh: `${title}：必须填写`, en: `${title} is needed` });
    else {
      values[field] = cell.value;
      titles.push(title);
    }
  }
  return faults.length > 0 ? { faults } : { values, titles };
}
const isSame = (now: { value: unknown }, was: Read<unknown>): boolean =>
  'value' in was && JSON.stringify(now.value) === JSON.stringify(was.value);

/** The version a row went out with. Throws conflict: sheet-version where it has none, version-conflict where it is not `current`. */
export function sameVersion(header: readonly string[], cells: readonly string[], current: number): number {
  const version = Number(cellAt(header, cells, versionTitle) || Number.NaN);
  if (!Number.isInteger(version))
    throw conflict(
      'sheet-version',
      `这一行改动了内容但缺少${versionTitle}，请重新导出，在新表里改`,
      'The row was changed but has no version: export again and change it there',
    );
  if (version !== current)
    throw conflict(
      'version-conflict',
      '导出之后已有人改过这一条，请重新导出，在新表里改',
      'Somebody has changed it since the table was exported: export again and change it there',
      { current },
    );
  return version;
}

export const noSuchNumber = (number: string): AppError =>
  new AppError('not-found', 'sheet-number', {
    zh: `没有编号为 ${number} 的一条，或您无权查看；新增的行请把${numberTitle}留空`,
    en: `There is nothing numbered ${number}, or you may not see it: leave the number of new rows empty`,
  });
export const numberTwice = (): AppError =>
  conflict('sheet-number-twice', '表里前面已有同一编号的一行', 'A row above has the same number');
