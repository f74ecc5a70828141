import type { Text } from '../../../kernel/errors.ts';

/** What one cell says: a value (undefined for nothing), or why it cannot be read. */
export type Cell<T> = { value: T | undefined } | { fault: Text };

/** How names in a table are found. */
export interface SheetNames {
  typeOf(text: string): Cell<string>;
  placeOf(text: string): Cell<string>;
  unitOf(text: string): Cell<string>;
  /** A need or request by its number. */
  sourceOf(number: string): Cell<{ kind: 'need' | 'request'; id: string }>;
}
type Reader = (cell: string, names: SheetNames) => Cell<unknown>;
interface Column {
  title: string;
  field: string;
  read: Reader;
  needed?: true;
  width: number;
}

const fault = (zh: string, en: string): { fault: Text } => ({ fault: { zh, en } });
const text: Reader = (cell) => ({ value: cell || undefined });

const money: Reader = (cell) => {
  const plain = cell.normalize('NFKC').replace(/[,元￥¥\s]/g, '');
  if (plain === '') return { value: undefined };
  return /^\d{1,11}(\.\d{1,2})?$/.test(plain)
    ? { value: plain }
    : fault(`「${cell}」不是金额，请写成 12000 或 12000.50`, `"${cell}" is no amount: write 12000 or 12000.50`);
};

/** Parts of a cell that stand apart by a semicolon or a line of their own. */
const partsOf = (cell: string): string[] =>
  cell
    .split(/[;；\n]/)
    .map((part) => part.trim())
    .filter((part) => part !== '');

/** All of them, or the first fault. */
function each<T, R>(items: readonly T[], read: (item: T) => Cell<R>): Cell<R[]> {
  const found: R[] = [];
  for (const item of items) {
    const cell = read(item);
    if ('fault' in cell) return cell;
    if (cell.value !== undefined) found.push(cell.value);
  }
  return { value: found.length > 0 ? found : undefined };
}

const MILESTONE = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?[\s,，、]+(.+?)[\s,，、]+(\d{1,3})\s*[%％]?$/;
const milestones: Reader = (cell) =>
  each(partsOf(cell), (part) => {
    const [, year = '', month = '', day = '', title = '', percent = ''] = MILESTONE.exec(part) ?? [];
    return year === ''
      ? fault(`「${part}」请写成“2026-12-01 勘测 30%”`, `"${part}": write 2026-12-01 survey 30%`)
      : {
          value: {
            dueOn: `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`,
            title,
            percent: Number(percent),
          },
        };
  });

const helpers: Reader = (cell, names) =>
  each(partsOf(cell), (part) => {
    const [, name = '', task = ''] = /^([^:：]+)[:：](.+)$/.exec(part) ?? [];
    if (name === '')
      return fault(`「${part}」请写成“单位：做什么”`, `"${part}": write the unit, a colon, and what it does`);
    const unit = names.unitOf(name.trim());
    if ('fault' in unit) return unit;
    return { value: { unitId: unit.value, text: task.trim() } };
  });

const sources: Reader = (cell, names) =>
  each(
    cell.split(/[;；、,，\s]+/).filter((number) => number !== ''),
    (number) => names.sourceOf(number),
  );

/** Headers by which projects go out and come in again; what else a table has is left alone. */
export const projectColumns: readonly Column[] = [
  { title: '项目名称', field: 'title', read: text, needed: true, width: 28 },
  { title: '项目类型', field: 'type', read: (cell, names) => names.typeOf(cell), needed: true, width: 12 },
  { title: '项目内容', field: 'content', read: text, needed: true, width: 40 },
  { title: '地点', field: 'placeId', read: (cell, names) => names.placeOf(cell), width: 16 },
  { title: '牵头单位', field: 'ownerId', read: (cell, names) => names.unitOf(cell), width: 16 },
  { title: '协办单位及分工', field: 'parts', read: helpers, width: 28 },
  { title: '经费（元）', field: 'amount', read: money, width: 12 },
  { title: '经费来源', field: 'source', read: text, width: 16 },
  { title: '经费说明', field: 'text', read: text, width: 20 },
  { title: '节点', field: 'milestones', read: milestones, width: 36 },
  { title: '来源编号', field: 'sources', read: sources, width: 20 },
];
/** A row that came out of here is a project already. */
export const OWN_NUMBER = '编号';

/** The titles that a header lacks and cannot do without. */
export const missingTitles = (header: readonly string[]): string[] =>
  projectColumns.flatMap(({ title, needed }) =>
    needed && !header.some((cell) => cell.trim() === title) ? [title] : [],
  );

/** One row as the body of `draftProject`, or everything that is wrong with it. */
export function readProjectRow(
  header: readonly string[],
  cells: readonly string[],
  names: SheetNames,
): { body: Record<string, unknown> } | { faults: Text[] } {
  const at = (title: string): string => (cells[header.findIndex((cell) => cell.trim() === title)] ?? '').trim();
  if (at(OWN_NUMBER) !== '')
    return {
      faults: [
        { zh: '这一行有编号，已在清单里；新增的行请把编号留空', en: 'It has a number, so it is in the list already' },
      ],
    };
  const faults: Text[] = [];
  const body: Record<string, unknown> = {};
  for (const { title, field, read, needed } of projectColumns) {
    const cell = at(title) === '' ? { value: undefined } : read(at(title), names);
    if ('fault' in cell) faults.push({ zh: `${title}：${cell.fault.zh}`, en: `${title}: ${cell.fault.en}` });
    else if (cell.value !== undefined) body[field] = cell.value;
    else if (needed) faults.push({ zh: `${title}：必须填写`, en: `${title} is needed` });
  }
  const { amount, source, text: words, ...facts } = body;
  const budget = {
    ...(amount !== undefined && { amount }),
    ...(source !== undefined && { source }),
    ...(words !== undefined && { text: words }),
  };
  return faults.length > 0 ? { faults } : { body: { ...facts, ...(Object.keys(budget).length > 0 && { budget }) } };
}
