/** The working calendar as a workbook of three columns: what, which day, and the hours or the value. */
import {
  type HoursSpan,
  weekdays,
  type WeekHours,
  type WorkingCalendar,
} from '../../../kernel/working-calendar-compiled.ts';
import type { ReadItems, SheetRow } from './sheet-items.ts';
import { tidyText } from './tidy-items.ts';

const HEADER = ['项目', '日期', '内容'];
const dayNames = ['周日', '周一', '周二', '周三', '周四', '周五', '周六'];

const writeSpans = (spans: readonly HoursSpan[]): string => spans.map(({ from, to }) => `${from}-${to}`).join(' ');
const readSpans = (cell: string): HoursSpan[] =>
  cell
    .split(/[\s、，,;；]+/)
    .filter((span) => span !== '')
    .map((span) => {
      const [from = '', to = ''] = span.split(/[-–—~～至]/);
      return { from: from.trim(), to: to.trim() };
    });

const hoursRows = (name: string, hours: WeekHours): string[][] =>
  weekdays.map((weekday, index) => [name, dayNames[index] ?? '', writeSpans(hours[weekday])]);

/** Header and rows; `version` is left out, the server writes it. */
export function calendarRows(calendar: WorkingCalendar): string[][] {
  return [
    HEADER,
    ['时区', '', calendar.timezone],
    ['已知范围', calendar.coveredFrom, calendar.coveredUntil],
    ...hoursRows('工时', calendar.hours),
    ...(calendar.seasons ?? []).flatMap(({ from, to, hours }) => hoursRows(`季节工时 ${from}~${to}`, hours)),
    ...(calendar.makeUpHours ? [['调休上班工时', '', writeSpans(calendar.makeUpHours)]] : []),
    ...calendar.holidays.map((day) => ['放假', day, '']),
    ...calendar.workdays.map((day) => ['调休上班', day, '']),
  ];
}

/** Reads what `calendarRows` gave; a row whose name is not known is skipped and told. */
export function readCalendar(rows: readonly SheetRow[]): ReadItems {
  const found: ReadItems = { rows: Math.max(0, rows.length - 1), items: [], at: [1], skipped: [] };
  const draft = {
    timezone: '',
    coveredFrom: '',
    coveredUntil: '',
    hours: emptyWeek(),
    seasons: new Map<string, Record<string, HoursSpan[]>>(),
    makeUpHours: undefined as HoursSpan[] | undefined,
    holidays: [] as string[],
    workdays: [] as string[],
  };
  for (const row of rows.slice(1)) {
    const [what = '', day = '', value = ''] = row.cells.map(tidyText);
    if (what === '时区') draft.timezone = value;
    else if (what === '已知范围') [draft.coveredFrom, draft.coveredUntil] = [day, value];
    else if (what === '工时' && dayNames.includes(day)) setHours(draft.hours, day, value);
    else if (what.startsWith('季节工时') && dayNames.includes(day)) setHours(seasonOf(draft.seasons, what), day, value);
    else if (what === '调休上班工时') draft.makeUpHours = readSpans(value);
    else if (what === '放假') draft.holidays.push(day);
    else if (what === '调休上班') draft.workdays.push(day);
    else found.skipped.push(unknownRow(row.number, what));
  }
  const { seasons, makeUpHours, ...rest } = draft;
  found.items.push({
    version: 'draft',
    ...rest,
    ...(seasons.size > 0 && { seasons: [...seasons].map(([name, hours]) => ({ ...periodOf(name), hours })) }),
    ...(makeUpHours && { makeUpHours }),
  });
  return found;
}

const emptyWeek = (): Record<string, HoursSpan[]> => Object.fromEntries(weekdays.map((weekday) => [weekday, []]));

function setHours(week: Record<string, HoursSpan[]>, day: string, value: string): void {
  const weekday = weekdays[dayNames.indexOf(day)];
  if (weekday) week[weekday] = readSpans(value);
}

function seasonOf(seasons: Map<string, Record<string, HoursSpan[]>>, name: string): Record<string, HoursSpan[]> {
  const week = seasons.get(name) ?? emptyWeek();
  seasons.set(name, week);
  return week;
}

function periodOf(name: string): { from: string; to: string } {
  const [from = '', to = ''] = name
    .replace('季节工时', '')
    .trim()
    .split(/[~～至]/);
  return { from: from.trim(), to: to.trim() };
}

const unknownRow = (row: number, what: string) => ({
  row,
  text: {
    zh: `「${what.slice(0, 30)}」不是认识的项目，可填：时区、已知范围、工时、季节工时、调休上班工时、放假、调休上班。`,
    en: `"${what.slice(0, 30)}" is not a known row of a calendar.`,
  },
});
