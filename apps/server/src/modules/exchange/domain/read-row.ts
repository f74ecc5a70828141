import type { ImportField } from './import-fields.ts';
import type { Mapping } from './guess-mapping.ts';
import { readTime, type TimeStyle } from './read-time.ts';
import type { Reason } from './reasons.ts';
import { type ImportSource, isClosedStatus, sourceOf, urgencyOf } from './words.ts';

/** A row as its columns say; names of places, categories and units are still words. */
export interface ReadRow {
  /** '' where the table has none. */
  number: string;
  title: string;
  content: string;
  madeAt: Date;
  dueAt: Date | null;
  closed: boolean;
  closedAt: Date | null;
  address: string;
  lon?: number;
  lat?: number;
  places: string[];
  categories: string[];
  unit: string;
  urgency?: 'urgent' | 'normal' | 'complex';
  source: ImportSource;
  name: string;
  phone: string;
  reply: string;
  /** Lines to be kept with the content, 'title：words'. */
  extras: string[];
}

export interface Reading extends TimeStyle {
  header: readonly string[];
  mapping: Mapping;
  now: Date;
  /** The civil date for rows without a time of registration; without it they are refused, never dated by guess. */
  madeOn?: string;
}

/** The most a field may hold; far beyond what anybody writes there, so that a wrong column is noticed. */
const most: Partial<Record<ImportField, number>> = {
  number: 200,
  title: 1000,
  content: 20_000,
  address: 500,
  name: 100,
  phone: 100,
  reply: 20_000,
};

/** Reads one row, or says why it cannot come in. What is merely odd (an unknown status, a phone number that is none) is kept, not refused. */
export function readRow(cells: readonly string[], reading: Reading): ReadRow | Reason {
  const given = collect(cells, reading);
  const of = (field: ImportField): string => given.get(field)?.join('\n') ?? '';
  for (const [field, max] of Object.entries(most) as [ImportField, number][])
    if (of(field).length > max) return { code: 'too-long', field, detail: String(max) };
  const title = of('title').replace(/\s+/g, ' ');
  // A row that only says what kind of thing it was still says something.
  const content = of('content') || title || (given.get('category') ?? []).join(' / ');
  if (content === '') return { code: 'content-missing' };
  const times = readTimes(of, reading);
  if ('code' in times) return times;
  const position = readPosition(of('lon'), of('lat'));
  if ('code' in position) return position;
  const { made, closing, due } = times;
  const said = isClosedStatus(of('status'));
  const closed = said ?? closing !== null;
  const source = sourceOf(of('source'));
  return {
    number: of('number'),
    title: title || content,
    content,
    madeAt: made,
    dueAt: due,
    closed,
    closedAt: closed ? closing : null,
    address: given.get('address')?.join(' ') ?? '',
    ...position,
    places: given.get('place') ?? [],
    categories: given.get('category') ?? [],
    unit: of('unit'),
    urgency: urgencyOf(of('urgency')),
    source,
    name: of('name'),
    phone: of('phone'),
    reply: of('reply'),
    extras: [
      ...(source === 'import' && of('source') ? [`来源：${of('source')}`] : []),
      ...(!closed && closing ? [`办结时间：${of('closedAt')}`] : []),
      ...(reading.madeOn && of('madeAt') === '' ? [`登记时间：原表没有，按 ${reading.madeOn}`] : []),
      ...extrasOf(cells, reading),
    ],
  };
}

/** Text as the database can hold it: no NUL, no half of a pair. */
const clean = (text: string): string =>
  text
    .replaceAll('\0', '')
    .replace(/\p{Surrogate}/gu, '\ufffd')
    .trim();

function collect(cells: readonly string[], { mapping }: Reading): Map<ImportField, string[]> {
  const given = new Map<ImportField, string[]>();
  mapping.forEach((field, column) => {
    const text = clean(cells[column] ?? '');
    if (field && field !== 'extra' && text !== '') given.set(field, [...(given.get(field) ?? []), text]);
  });
  return given;
}

const extrasOf = (cells: readonly string[], { mapping, header }: Reading): string[] =>
  mapping.flatMap((field, column) => {
    const text = clean(cells[column] ?? '');
    return field === 'extra' && text !== '' ? [`${clean(header[column] ?? '')}：${text}`] : [];
  });

const DAY = 86_400_000;

function readTimes(
  of: (field: ImportField) => string,
  reading: Reading,
): { made: Date; closing: Date | null; due: Date | null } | Reason {
  const found: (Date | null)[] = [];
  for (const field of ['madeAt', 'closedAt', 'dueAt'] as const) {
    const text = of(field);
    const time = text === '' ? null : readTime(text, reading);
    if (time === undefined) return { code: 'time-unreadable', field };
    // A clock somewhere may be a little ahead; a whole day is a mistake. A limit may of course lie ahead.
    if (time && field !== 'dueAt' && time.getTime() > reading.now.getTime() + DAY) return { code: 'in-future', field };
    found.push(time);
  }
  const [given = null, closing = null, due = null] = found;
  const made = given ?? (reading.madeOn === undefined ? undefined : readTime(reading.madeOn, reading));
  if (!made) return { code: 'made-missing', field: 'madeAt' };
  if (due && due < made) return { code: 'due-before-made' };
  return { made, closing, due };
}

/** Nothing where either is empty or both are 0, as systems write "unknown". */
function readPosition(lonText: string, latText: string): { lon?: number; lat?: number } | Reason {
  if (lonText === '' || latText === '') return {};
  const [lon, lat] = [Number(lonText), Number(latText)];
  if (!(Math.abs(lon) <= 180)) return { code: 'position-unreadable', field: 'lon' };
  if (!(Math.abs(lat) <= 90)) return { code: 'position-unreadable', field: 'lat' };
  return lon === 0 && lat === 0 ? {} : { lon, lat };
}

/**
 * What stands for the number of a row that has none: all its cells, so that the same row again is known for the same.
 * Columns that our own list of rejected rows has put in front do not count.
 */
export function rowIdentity(header: readonly string[], cells: readonly string[], ignored: ReadonlySet<string>): string {
  const kept = cells.filter((_, column) => !ignored.has(header[column] ?? '')).map((cell) => cell.trim());
  while (kept.at(-1) === '') kept.pop();
  return JSON.stringify(kept);
}
