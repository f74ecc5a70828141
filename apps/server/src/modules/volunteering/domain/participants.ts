import type { Text } from '../../../kernel/errors.ts';

export interface Participant {
  name: string;
  hours: number;
  unitId: string;
}
/** A line of a pasted list or a row of a table, as it was written. */
export interface Written {
  name: string;
  hours: string;
  unit: string;
}
export interface Naming {
  /** The unit where none is written. */
  ownId: string;
  /** What each did where no hours are written; null: they must be. */
  usualHours: number | null;
  /** Undefined: nobody is called so; null: several are. */
  unitOf(name: string): string | null | undefined;
}

export const MOST_ROWS = 500;
const MOST_HOURS = 72;

/** '张三 2', '张三，2.5小时，供电公司', tabs as Excel copies them, '1. 张三'; empty lines are left out, the numbers are those of the lines. */
export function linesOf(text: string): { line: number; written: Written }[] {
  return text.split(/\r?\n/).flatMap((raw, i) => {
    const plain = raw
      .normalize('NFKC')
      .replace(/^\s*\d{1,3}\s*[.、)]\s*/, '')
      .trim();
    if (plain === '') return [];
    const parts = plain.split(/\s*[\t,;、]\s*|\s+/).filter((part) => part !== '');
    // The name comes first, so a number in its place is no name.
    const at = parts.findIndex((part, n) => n > 0 && /^[\d.]+(小时|h)?$/i.test(part));
    const [name, rest] = at < 0 ? [parts[0], parts.slice(1)] : [parts.slice(0, at).join(' '), parts.slice(at + 1)];
    return [
      { line: i + 1, written: { name: name ?? '', hours: at < 0 ? '' : (parts[at] ?? ''), unit: rest.join(' ') } },
    ];
  });
}

/** One row as a participant, or everything that is wrong with it. */
export function readParticipant(written: Written, naming: Naming): { row: Participant } | { faults: Text[] } {
  const faults: Text[] = [];
  const name = written.name.normalize('NFKC').trim();
  if (name === '') faults.push({ zh: '姓名：必须填写', en: 'The name is needed' });
  else if (name.length < 2 || name.length > 20 || /\d{4}/.test(name))
    faults.push({ zh: `「${name}」不像姓名，请写两到二十个字，不写号码`, en: `"${name}" is no name` });
  const hours = hoursIn(written.hours, naming.usualHours);
  if (hours === undefined)
    faults.push({
      zh: `时长：「${written.hours}」请写成 2 或 2.5 这样的小时数，最多 ${MOST_HOURS}`,
      en: `"${written.hours}" is no number of hours: write 2 or 2.5, ${MOST_HOURS} at most`,
    });
  const unit = written.unit.trim();
  const unitId = unit === '' ? naming.ownId : naming.unitOf(unit);
  if (!unitId)
    faults.push(
      unitId === null
        ? { zh: `单位：有几个单位叫「${unit}」，请填编码`, en: `Several units are called "${unit}": give the code` }
        : { zh: `单位：没有「${unit}」这个单位`, en: `There is no unit "${unit}"` },
    );
  return faults.length > 0 || hours === undefined || !unitId ? { faults } : { row: { name, hours, unitId } };
}

/** In steps of a quarter; undefined where it cannot be read. */
function hoursIn(text: string, usual: number | null): number | undefined {
  const plain = text
    .normalize('NFKC')
    .trim()
    .replace(/(小时|h)$/i, '');
  if (plain === '') return usual ?? undefined;
  const hours = Number(plain);
  return hours > 0 && hours <= MOST_HOURS && Number.isInteger(hours * 4) ? hours : undefined;
}

/** What marks a person within a unit: one who stands on a sheet twice is there by mistake. */
export const personKey = ({ name, unitId }: Participant): string => `${unitId} ${name}`;

/** The pasted list read as a whole: every row, or every line that is wrong with its number. */
export function readSheet(
  text: string,
  naming: Naming,
): { rows: Participant[] } | { faults: { line: number; text: Text }[] } {
  const rows: Participant[] = [];
  const faults: { line: number; text: Text }[] = [];
  const seen = new Map<string, number>();
  for (const { line, written } of linesOf(text)) {
    const read = readParticipant(written, naming);
    if ('faults' in read) {
      faults.push(...read.faults.map((fault) => ({ line, text: fault })));
      continue;
    }
    const before = seen.get(personKey(read.row));
    if (before !== undefined) faults.push({ line, text: twice(before) });
    seen.set(personKey(read.row), line);
    rows.push(read.row);
  }
  if (rows.length > MOST_ROWS)
    faults.push({
      line: MOST_ROWS + 1,
      text: { zh: `一张签到表最多 ${MOST_ROWS} 人`, en: `A sheet has ${MOST_ROWS} rows at most` },
    });
  return faults.length > 0 ? { faults } : { rows };
}

const twice = (line: number): Text => ({
  zh: `与第 ${line} 行是同一个人；若是同名的两个人，请在姓名后加以区别`,
  en: `The same as line ${line}: if two are called so, tell them apart`,
});

/** The sheet as lines that `readSheet` takes back. */
export const writeLines = (rows: readonly { name: string; hours: number; unit: string }[]): string =>
  rows.map(({ name, hours, unit }) => [name, String(hours), unit].filter(Boolean).join('，')).join('\n');

/** What binds a sealed name to its row: moved elsewhere, it no longer opens. */
export const nameContext = (tenantId: number, activityId: string, position: number): string =>
  `activity-name:${tenantId}:${activityId}:${position}`;
