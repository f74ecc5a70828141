import type { Text } from '../../../kernel/errors.ts';
import {
  cellAt,
  type ChangeColumn,
  changesOf,
  type RowChanges,
  type StandingCells,
} from '../../../kernel/returned-rows.ts';
import type { Milestone } from '../contract-parts.ts';

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
type Column = ChangeColumn<SheetNames> & { width: number };
type Reader = Column['read'];

const fault = (zh: string, en: string): { fault: Text } => ({ fault: { zh, en } });
const text: Reader = (cell) => ({ value: cell || undefined });
const orNone = (cell: string, find: (text: string) => Cell<string>): Cell<string> =>
  cell === '' ? { value: undefined } : find(cell);

const money: Reader = (cell) => {
  const plain = cell.normalize('NFKC').replace(/[,元￥¥\s]/g, '');
  if (plain === '') return { value: undefined };
  const [, yuan, fen = ''] = /^(\d{1,11})(?:\.(\d{1,2}))?$/.exec(plain) ?? [];
  return yuan !== undefined
    ? { value: `${yuan}.${fen.padEnd(2, '0')}` }
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

const numbersIn = (cell: string): string[] => cell.split(/[;；、,，\s]+/).filter((number) => number !== '');
const sources: Reader = (cell, names) => each(numbersIn(cell), (number) => names.sourceOf(number));

/** Headers by which projects go out and come in again; what else a table has is left alone. */
export const projectColumns: readonly Column[] = [
  { title: '项目名称', field: 'title', read: text, needed: true, fixed: true, width: 28 },
  { title: '项目类型', field: 'type', read: (cell, names) => names.typeOf(cell), needed: true, fixed: true, width: 12 },
  { title: '项目内容', field: 'content', read: text, needed: true, width: 40 },
  { title: '地点', field: 'placeId', read: (cell, names) => orNone(cell, names.placeOf), fixed: true, width: 16 },
  { title: '牵头单位', field: 'ownerId', read: (cell, names) => orNone(cell, names.unitOf), fixed: true, width: 16 },
  { title: '协办单位及分工', field: 'parts', read: helpers, width: 28 },
  { title: '经费（元）', field: 'amount', read: money, width: 12 },
  { title: '经费来源', field: 'source', read: text, width: 16 },
  { title: '经费说明', field: 'text', read: text, width: 20 },
  { title: '节点', field: 'milestones', read: milestones, width: 36 },
  { title: '来源编号', field: 'sources', read: sources, width: 20 },
];
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
  const at = (title: string): string => cellAt(header, cells, title);
  const faults: Text[] = [];
  const body: Record<string, unknown> = {};
  for (const { title, field, read, needed } of projectColumns) {
    const cell = at(title) === '' ? { value: undefined } : read(at(title), names);
    if ('fault' in cell) faults.push({ zh: `${title}：${cell.fault.zh}`, en: `${title}: ${cell.fault.en}` });
    else if (cell.value !== undefined) body[field] = cell.value;
    else if (needed) faults.push({ zh: `${title}：必须填写`, en: `${title} is needed` });
  }
  const { amount, source, text: words, ...facts } = body;
  const budget = budgetOf({ amount, source, text: words });
  return faults.length > 0 ? { faults } : { body: { ...facts, ...(Object.keys(budget).length > 0 && { budget }) } };
}
const budgetOf = (parts: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(parts).filter(([, value]) => value !== undefined && value !== null));

/** What stands of a project that a row of the table may change. */
export interface StandingProject {
  cells: StandingCells;
  budget: { amount: string | null; source: string; text: string };
  milestones: readonly Milestone[];
}

/**
 * What a row with a number changes: `revise` and `plan` are the bodies of these actions, null where nothing of theirs
 * changed. Sources are only added, and milestones that were reached stay.
 */
export function readProjectChanges(
  header: readonly string[],
  cells: readonly string[],
  stands: StandingProject,
  names: SheetNames,
): { titles: string[]; revise: object | null; plan: object | null } | { faults: Text[] } {
  const linked = numbersIn(String(stands.cells.get(SOURCES) ?? ''));
  const told = numbersIn(cellAt(header, cells, SOURCES));
  const hasSources = header.some((each) => each.trim() === SOURCES);
  const lost = hasSources ? linked.filter((number) => !told.includes(number)) : [];
  // What is linked already need not be found again, and is not added again.
  const added = { ...names, sourceOf: (n: string) => (linked.includes(n) ? { value: undefined } : names.sourceOf(n)) };
  const changes = changesOf(projectColumns, { header, cells }, stands.cells, added);
  const plan = 'faults' in changes ? null : planOf(changes, stands.milestones);
  const faults = [
    ...('faults' in changes ? changes.faults : []),
    ...lost.map((number) => ({
      zh: `${SOURCES}：${number} 已关联，不能去掉`,
      en: `${SOURCES}: ${number} is linked and stays`,
    })),
    ...(plan && 'fault' in plan ? [plan.fault] : []),
  ];
  if ('faults' in changes || faults.length > 0) return { faults };
  const { values, titles } = changes;
  const { amount, source, text: words, content, parts, sources: more } = values;
  const budget =
    ['amount', 'source', 'text'].some((field) => field in values) &&
    budgetOf({
      ...stands.budget,
      ...('amount' in values && { amount }),
      ...('source' in values && { source }),
      ...('text' in values && { text: words }),
    });
  const revise = {
    ...('content' in values && { content }),
    ...(budget && { budget }),
    ...('parts' in values && { parts: parts ?? [] }),
    ...(more !== undefined && { sources: more }),
  };
  return { titles, revise: Object.keys(revise).length > 0 ? revise : null, plan };
}
const SOURCES = '来源编号';

/** The milestones that are not reached yet, as the row lays them; null where it leaves them. */
function planOf(
  { values }: RowChanges,
  stand: readonly Milestone[],
): { milestones: unknown[] } | { fault: Text } | null {
  if (!('milestones' in values)) return null;
  const given = (values.milestones ?? []) as Pick<Milestone, 'title' | 'dueOn' | 'percent'>[];
  const isSame = (a: (typeof given)[number], b: (typeof given)[number]): boolean =>
    a.title === b.title && a.dueOn === b.dueOn && a.percent === b.percent;
  const reached = stand.filter(({ reachedOn }) => reachedOn !== null);
  if (!reached.every((one) => given.some((each) => isSame(each, one))))
    return fault('节点：已完成的节点不能改', 'Milestones that were reached stay as they are');
  const rest = given.filter((each) => !reached.some((one) => isSame(each, one)));
  return rest.length > 0
    ? { milestones: rest }
    : fault('节点：至少留一个没有完成的节点', 'At least one milestone is to be reached yet');
}
