import type { Text } from '../../../kernel/errors.ts';

/** What one cell says: a value, or why it cannot be read. */
export type Cell<T> = { value: T } | { fault: Text };

const fault = (zh: string, en: string): { fault: Text } => ({ fault: { zh, en } });

export const textCell = (cell: string): Cell<string> => ({ value: cell.trim() });

/** '2026-11-18', '2026/11/18', '2026年11月18日', with or without a time after it; empty is null. */
export function dayCell(cell: string): Cell<string | null> {
  const plain = cell.normalize('NFKC').trim();
  if (plain === '') return { value: null };
  const [, year, month = '', day = ''] = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})(?:日|[ T].*)?$/.exec(plain) ?? [];
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return year !== undefined && isDay(date)
    ? { value: date }
    : fault(`「${cell}」不是日期，请写成 2026-11-18`, `"${cell}" is no date: write 2026-11-18`);
}
function isDay(date: string): boolean {
  const at = new Date(`${date}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(date);
}

const YES = new Set(['是', '有', 'y', 'yes', '√', '1', 'true', '对']);
const NO = new Set(['否', '无', 'n', 'no', '×', '0', 'false', '']);
export function yesCell(cell: string): Cell<boolean> {
  const plain = cell.normalize('NFKC').trim().toLowerCase();
  if (YES.has(plain)) return { value: true };
  return NO.has(plain) ? { value: false } : fault(`「${cell}」请写“是”或“否”`, `"${cell}": write 是 or 否`);
}

const WEEK = '一二三四五六日';
/** '周一、周三', '1,3', '每天'; empty for any day. */
export function weekdaysCell(cell: string): Cell<number[]> {
  const plain = cell
    .normalize('NFKC')
    .replace(/每天|不限|任意/g, '')
    .replace(/天/g, '日')
    .replace(/[周星期、,，;；\s]/g, '');
  const days = [...plain].map((sign) => (/[1-7]/.test(sign) ? Number(sign) : WEEK.indexOf(sign) + 1));
  return days.includes(0)
    ? fault(`「${cell}」看不出是周几，请写成“周一、周三”`, `"${cell}" names no weekdays: write 周一、周三`)
    : { value: [...new Set(days)].sort((a, b) => a - b) };
}
export const weekdaysText = (days: readonly number[]): string => days.map((day) => `周${WEEK[day - 1]}`).join('、');

/** One of a list, by its name or code; what is empty is `otherwise` where there is one. */
export function oneOf<T extends string>(
  cell: string,
  among: readonly { code: T; name: string }[],
  otherwise?: T,
): Cell<T> {
  const plain = cell.trim();
  const found = among.find(({ code, name }) => code === plain || name === plain);
  if (found) return { value: found.code };
  if (plain === '' && otherwise !== undefined) return { value: otherwise };
  const names = among.map(({ name }) => name).join('、');
  return fault(`「${plain}」不在${names}之中`, `"${plain}" is none of ${names}`);
}
