import { invalid } from '../../../kernel/errors.ts';

const isTime = (text: string, iso: (time: Date) => string): boolean => {
  const time = new Date(text);
  return !Number.isNaN(time.getTime()) && iso(time) === text;
};
/** What a key may be made of: texts that the database takes for what they are. */
const shapes = {
  id: (text: string) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text),
  day: (text: string) => isTime(text, (time) => time.toISOString().slice(0, 10)),
  second: (text: string) => isTime(text, (time) => `${time.toISOString().slice(0, 19)}Z`),
  instant: (text: string) => isTime(text, (time) => time.toISOString()),
  year: (text: string) => /^[12]\d{3}$/.test(text),
  path: (text: string) => /^[^\0]{1,400}$/.test(text),
};

/** One page of rows, of which one more was read than it holds; `keyOf` its last row is where the next one begins. */
export function pageOf<Row>(
  rows: readonly Row[],
  size: number,
  keyOf: (row: Row) => readonly string[],
): { rows: Row[]; next: string | null } {
  const last = rows.length > size ? rows[size - 1] : undefined;
  const next = last && Buffer.from(JSON.stringify(keyOf(last))).toString('base64url');
  return { rows: rows.slice(0, size), next: next ?? null };
}

/** The key of the row a page goes on after; nulls for the first page. Throws `invalid` (cursor-malformed) for what is not ours. */
export function readKey(cursor: string | undefined, ...kinds: (keyof typeof shapes)[]): (string | null)[] {
  if (cursor === undefined) return kinds.map(() => null);
  try {
    const key = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')) as unknown;
    if (Array.isArray(key) && key.length === kinds.length) {
      const texts = key.filter((each, i) => typeof each === 'string' && shapes[kinds[i] ?? 'id'](each));
      if (texts.length === kinds.length) return texts as string[];
    }
  } catch {
    // Said below, as for every cursor that is not ours.
  }
  throw invalid(
    'cursor-malformed',
    '翻页位置已失效，请从第一页重新查看。',
    'The page position is not valid. Start again.',
  );
}
