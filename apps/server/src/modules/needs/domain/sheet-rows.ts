import { countCell } from '../../../kernel/count-cell.ts';
import type { Text } from '../../../kernel/errors.ts';
import type { ChangeColumn } from '../../../kernel/returned-rows.ts';
import { type Cell, dayCell, oneOf, textCell, weekdaysCell, yesCell } from './sheet-cells.ts';

interface Named<T extends string = string> {
  code: T;
  name: string;
}
/** How names in a table are found; places and units by code or by a name that only one of them has. */
export interface Names {
  needSorts: readonly Named[];
  resourceSorts: readonly Named[];
  placeOf(text: string): Cell<string | undefined>;
  unitOf(text: string): Cell<string | undefined>;
}
export type ReadRow = { body: Record<string, unknown> } | { faults: Text[] };

export const needSources = [
  { code: 'request', name: '诉求' },
  { code: 'visit', name: '走访' },
  { code: 'meeting', name: '会议' },
  { code: 'box', name: '意见箱' },
  { code: 'questionnaire', name: '问卷' },
  { code: 'website', name: '网站' },
  { code: 'account', name: '公众号' },
  { code: 'import', name: '表格导入' },
  { code: 'other', name: '其他' },
] as const;
export const givers = [
  { code: 'unit', name: '单位' },
  { code: 'organisation', name: '社会组织' },
  { code: 'team', name: '志愿队伍' },
  { code: 'social-worker', name: '社工' },
  { code: 'member', name: '党员' },
] as const;

type Column = ChangeColumn<Names>;
type Reader = Column['read'];
const text: Reader = (cell) => textCell(cell);
const count: Reader = (cell) => countCell(cell);
const day: Reader = (cell) => dayCell(cell);
const place: Reader = (cell, names) => names.placeOf(cell);

/** Headers by which the two tables go out and come in again; what else a table has is left alone. */
export const needColumns: readonly Column[] = [
  { title: '需求内容', field: 'content', read: text, needed: true },
  { title: '类别', field: 'sort', read: (cell, { needSorts }) => oneOf(cell, needSorts), needed: true },
  { title: '所在网格', field: 'placeId', read: place, fixed: true },
  { title: '详细地址', field: 'address', read: text },
  { title: '涉及人数', field: 'people', read: count },
  { title: '涉及人群', field: 'group', read: text },
  { title: '期望完成日期', field: 'wantedBy', read: day },
  { title: '是否经常性', field: 'repeatable', read: (cell) => yesCell(cell) },
  { title: '来源', field: 'source', read: (cell) => oneOf(cell, needSources, 'import'), fixed: true },
  { title: '来源说明', field: 'reference', read: text, fixed: true },
];
export const resourceColumns: readonly Column[] = [
  { title: '单位', field: 'unitId', read: (cell, names) => names.unitOf(cell), fixed: true },
  { title: '提供方', field: 'giver', read: (cell) => oneOf(cell, givers, 'unit') },
  { title: '类别', field: 'sort', read: (cell, { resourceSorts }) => oneOf(cell, resourceSorts), needed: true },
  { title: '资源名称', field: 'name', read: text, needed: true },
  { title: '说明', field: 'details', read: text },
  { title: '容量', field: 'capacity', read: count, needed: true },
  { title: '计量单位', field: 'measure', read: text, needed: true },
  { title: '单项用量', field: 'perNeed', read: count },
  { title: '可重复使用', field: 'renews', read: (cell) => yesCell(cell) },
  { title: '起始日期', field: 'fromOn', read: day },
  { title: '截止日期', field: 'untilOn', read: day },
  { title: '星期', field: 'weekdays', read: (cell) => weekdaysCell(cell) },
  { title: '时段', field: 'hours', read: text },
  { title: '所在地', field: 'placeId', read: place },
  { title: '服务范围（米）', field: 'reachM', read: count },
  { title: '条件', field: 'conditions', read: text },
];
/** The titles that a header lacks and cannot do without. */
export const missingTitles = (columns: readonly Column[], header: readonly string[]): string[] =>
  columns.flatMap(({ title, needed }) => (needed && !header.some((cell) => cell.trim() === title) ? [title] : []));

/** One row as the body of its endpoint, or everything that is wrong with it. */
export function readSheetRow(
  columns: readonly Column[],
  header: readonly string[],
  cells: readonly string[],
  names: Names,
): ReadRow {
  const at = (title: string): string => cells[header.findIndex((cell) => cell.trim() === title)] ?? '';
  const faults: Text[] = [];
  const body: Record<string, unknown> = {};
  for (const { title, field, read, needed } of columns) {
    const cell = read(at(title), names);
    if ('fault' in cell) faults.push({ zh: `${title}：${cell.fault.zh}`, en: `${title}: ${cell.fault.en}` });
    else if (needed && (cell.value === '' || cell.value === null))
      faults.push({ zh: `${title}：必须填写`, en: `${title} is needed` });
    // What says nothing is left to what is usual.
    else if (cell.value !== '' && cell.value !== null && cell.value !== undefined) body[field] = cell.value;
  }
  return faults.length > 0 ? { faults } : { body };
}

/** A row of the table of needs as the body of `noteNeed`. */
export function needBody({ source, reference, ...facts }: Record<string, unknown>): Record<string, unknown> {
  return { ...facts, source: { source, ...(reference !== undefined && { reference }) } };
}
