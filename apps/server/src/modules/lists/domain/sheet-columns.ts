/** How each field of an item is written in one cell and read back; the header of a column names it in Chinese. */
import type { DutyParty, ListName } from './items.ts';
import { splitWords, tidyText } from './tidy-items.ts';

export interface Column {
  header: string;
  /** Other headers that mean the same in other people's workbooks. */
  also?: readonly string[];
  field: string;
  write(value: unknown): string;
  /** The value of a cell that is not empty; undefined when it cannot be read. */
  read(text: string): unknown;
  /** The value of an empty cell; the field is left out when there is none. */
  empty?: unknown;
  /** What may stand in the cell, for the message. */
  allowed?: string;
}

const text = (header: string, field: string, more: Partial<Column> = {}): Column => ({
  header,
  field,
  write: (value) => (typeof value === 'string' ? value : ''),
  read: (cell) => cell,
  ...more,
});

const number = (header: string, field: string): Column => ({
  header,
  field,
  write: (value) => String(value),
  read: (cell) => (Number.isFinite(Number(cell)) ? Number(cell) : undefined),
  allowed: '数字',
});

/** One of a few words; the first is that of an empty cell when `empty` is given. */
function choice(header: string, field: string, words: Record<string, unknown>, empty?: unknown): Column {
  const pairs = Object.entries(words);
  return {
    header,
    field,
    write: (value) => pairs.find(([, each]) => each === value)?.[0] ?? '',
    read: (cell) => pairs.find(([word, each]) => word === cell || String(each) === cell)?.[1],
    ...(empty !== undefined && { empty }),
    allowed: pairs.map(([word]) => word).join('、'),
  };
}

function many(header: string, field: string, words: Record<string, unknown>): Column {
  const one = choice(header, field, words);
  return {
    ...one,
    write: (value) => (Array.isArray(value) ? value.map(one.write).join('、') : ''),
    read: (cell) => allOrNone(splitWords(cell).map(one.read)),
    empty: [],
  };
}

const allOrNone = (values: unknown[]): unknown[] | undefined => (values.includes(undefined) ? undefined : values);

const territorial: Record<string, DutyParty> = {
  属地社区: { kind: 'territorial', unitKind: 'community' },
  属地街道: { kind: 'territorial', unitKind: 'street' },
};
function writeParty(value: unknown): string {
  const party = value as DutyParty;
  if (party.kind === 'unit') return party.unit;
  return party.unitKind === 'community' ? '属地社区' : '属地街道';
}
const readParty = (cell: string): DutyParty => territorial[cell] ?? { kind: 'unit', unit: cell };

const urgencyWords = { 紧急: 'urgent', 一般: 'normal', 复杂: 'complex' };
const stageWords = {
  受理: 'accept',
  签收: 'sign',
  联系: 'contact',
  办理: 'handle',
  回访: 'follow-up',
  补充: 'supply',
  报到: 'report',
  书面回复: 'urge-answer',
  督办: 'supervise',
};
const unitWords = {
  分钟: 'minutes',
  小时: 'hours',
  工作分钟: 'working-minutes',
  工作日: 'workdays',
  自然日: 'calendar-days',
};
const yesNo = { 是: true, 否: false };

const category: Column[] = [
  text('编码', 'code', { also: ['分类编码'] }),
  text('名称', 'name', { also: ['分类名称'] }),
  text('英文名称', 'nameEn'),
  text('上级编码', 'parent', { empty: null }),
  {
    ...text('关键词', 'keywords'),
    write: (value) => (Array.isArray(value) ? value.join('、') : ''),
    read: (cell) => splitWords(cell),
  },
  text('立案条件', 'fileWhen'),
  text('结案条件', 'closeWhen'),
  text('下一步（给群众看）', 'nextSteps', { also: ['下一步'] }),
  choice('拍照', 'photo', { 不需要: 'no', 可选: 'optional', 必须: 'required' }, 'optional'),
  text('为什么拍照', 'photoReason'),
  many('省去的环节', 'skip', { 立案: 'file', 核查: 'verify' }),
  choice('缺省紧急程度', 'defaultUrgency', urgencyWords, 'normal'),
  choice('保密', 'confidential', yesNo),
  choice('启用', 'active', yesNo, true),
];

const duty: Column[] = [
  text('条款', 'clause', { also: ['条款号', '序号'] }),
  text('分类编码', 'category', { also: ['分类'] }),
  { ...text('牵头单位', 'lead', { also: ['主办单位', '责任单位'] }), write: writeParty, read: readParty },
  {
    ...text('配合单位', 'assist', { also: ['协办单位'] }),
    write: (value) => (Array.isArray(value) ? value.map(writeParty).join('、') : ''),
    read: (cell) => splitWords(cell).map(readParty),
    empty: [],
  },
  text('适用区划编码', 'within'),
  text('说明', 'note', { also: ['备注'] }),
];

const limit: Column[] = [
  text('条款', 'clause'),
  text('分类编码', 'category', { also: ['分类'] }),
  choice('紧急程度', 'urgency', { '*': '*', ...urgencyWords }, '*'),
  choice('环节', 'stage', stageWords),
  number('时限', 'amount'),
  choice('单位', 'unit', unitWords),
  {
    header: '预警点（%）',
    also: ['预警点'],
    field: 'warnAt',
    write: (value) => (Array.isArray(value) ? value.map((part) => percent(Number(part))).join('、') : ''),
    read: (cell) => allOrNone(splitWords(cell.replaceAll('%', '')).map(partOf)),
    empty: [],
    allowed: '百分数，如 50、80、100',
  },
  choice('工作日算到', 'workdayRule', { 当天下班: 'end-of-day', 同一时刻: 'same-time' }),
  choice('末日遇休息日', 'restDayRule', { 不顺延: 'stay', 顺延: 'next-workday' }),
];

const rejection: Column[] = [
  text('编码', 'code'),
  text('名称', 'name'),
  text('英文名称', 'nameEn'),
  text('告知群众', 'advice', { also: ['告知内容'] }),
  text('告知群众（英文）', 'adviceEn'),
  text('电话', 'phone'),
];

/** 0.8 as '80', without the digits that binary fractions add. */
const percent = (part: number): string => String(Number((part * 100).toFixed(6)));
const partOf = (cell: string): number | undefined =>
  /^\d+(\.\d+)?$/.test(cell) ? Number((Number(cell) / 100).toFixed(8)) : undefined;

/** The columns of a list in the order of its workbook; the calendar has a form of its own. */
export const columnsOf: Record<Exclude<ListName, 'calendar'>, readonly Column[]> = { category, duty, limit, rejection };

/** A header as it is compared: without spaces, marks of required fields, and case. */
export const headerKey = (header: string): string =>
  tidyText(header)
    .replace(/[\s*＊:：]/g, '')
    .toLowerCase();
