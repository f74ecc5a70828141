/** The columns of the table by which a net is imported, and other headers that mean the same. */
export const rosterColumns = {
  code: ['片区编码', '分区编码', 'section code'],
  section: ['片区', '片区名称', '分区', '台区', '责任区', 'section'],
  place: ['网格编码', '区划编码', '网格代码', '网格', 'grid code', 'place code'],
  phone: ['公开电话', '电话', '联系电话', '值班电话', 'phone'],
  person: ['值班人员', '责任人', '姓名', '负责人', 'person'],
  title: ['职务', '岗位', 'title'],
  weekday: ['星期', '值班日', 'weekday'],
  shift: ['班次', 'shift'],
} as const;
export type RosterColumn = keyof typeof rosterColumns;

const key = (header: string): string =>
  header
    .normalize('NFKC')
    .replace(/[\s*:]/g, '')
    .toLowerCase();

/** Where each column stands in the header; -1 where it is missing. */
export function columnsIn(header: readonly string[]): Record<RosterColumn, number> {
  const keys = header.map(key);
  const at = (names: readonly string[]): number => keys.findIndex((each) => names.map(key).includes(each));
  return Object.fromEntries(Object.entries(rosterColumns).map(([column, names]) => [column, at(names)])) as Record<
    RosterColumn,
    number
  >;
}

const dayLetters = '一二三四五六日';
const everyDay = [1, 2, 3, 4, 5, 6, 7];

/** Weekdays of a cell: 「一、三、五」, 「周一至周五」, 「工作日」, '1-5'; all when empty; undefined when it cannot be read. */
export function readWeekdays(cell: string): number[] | undefined {
  const text = cell
    .normalize('NFKC')
    .replace(/星期|礼拜|周/g, '')
    .replace(/天/g, '日')
    .replace(/[\s,、,/]/g, '');
  if (text === '' || text === '每日' || text === '全部') return everyDay;
  if (text === '工作日') return [1, 2, 3, 4, 5];
  if (text === '末' || text === '休息日') return [6, 7];
  const days = new Set<number>();
  let read = '';
  for (const [part, from = '', until = from] of text.matchAll(
    /([一二三四五六日1-7])(?:[-至到~]([一二三四五六日1-7]))?/g,
  )) {
    if (dayOf(until) < dayOf(from)) return undefined;
    for (let day = dayOf(from); day <= dayOf(until); day++) days.add(day);
    read += part;
  }
  return days.size > 0 && read === text ? [...days].sort((a, b) => a - b) : undefined;
}

const dayOf = (letter: string): number => (/\d/.test(letter) ? Number(letter) : dayLetters.indexOf(letter) + 1);

/** Shifts of a cell: 「白班」, 「夜班」, both when empty; undefined when it cannot be read. */
export function readShifts(cell: string): ('day' | 'night')[] | undefined {
  const text = cell.trim().toLowerCase();
  if (text === '' || text === '全天' || text === 'both') return ['day', 'night'];
  if (['白班', '白天', '日班', '昼', 'day'].includes(text)) return ['day'];
  if (['夜班', '晚班', '夜间', '夜', 'night'].includes(text)) return ['night'];
  return undefined;
}

/** Weekdays as they are written into the template: 「一至五」, 「六、日」. */
export function writeWeekdays(days: readonly number[]): string {
  if (days.length === 7) return '';
  const sorted = [...days].sort((a, b) => a - b);
  const letters = sorted.map((day) => dayLetters[day - 1] ?? '');
  const isRun = sorted.every((day, i) => i === 0 || day === (sorted[i - 1] ?? 0) + 1);
  return isRun && sorted.length > 2 ? `${letters[0]}至${letters[letters.length - 1]}` : letters.join('、');
}
