import type { EditionDiff, PublicItem } from '../contract-parts.ts';

const ignored = new Set(['id', 'kind']);

/** A field as words that can be set beside one another; pictures by how many there are of each sort. */
function words(field: string, value: unknown): string {
  if (value === null || value === undefined || value === false) return '';
  if (field === 'pictures')
    return (value as PublicItem['pictures']).map(({ purpose, id }) => `${purpose} ${id.slice(0, 8)}`).join(', ');
  if (field === 'milestones')
    return (value as PublicItem['milestones'])
      .map(
        ({ title, dueOn, percent, reachedOn }) => `${title} ${dueOn} ${percent}%${reachedOn ? ` ✓ ${reachedOn}` : ''}`,
      )
      .join('\n');
  if (field === 'percent') return `${String(value)}%`;
  if (field === 'sort') return (value as PublicItem['sort']).name;
  if (field === 'amount') {
    const { capacity, left, kept, measure } = value as NonNullable<PublicItem['amount']>;
    return `${capacity} / ${left} / ${kept} ${measure}`;
  }
  if (field === 'rating') {
    const { average, ratings } = value as NonNullable<PublicItem['rating']>;
    return `${average} (${ratings})`;
  }
  return Array.isArray(value) ? value.join(', ') : value === true ? '✓' : String(value);
}

/** What `next` adds, drops and changes against `before`, row by row, field by field. */
export function diffItems(
  before: readonly PublicItem[],
  next: readonly PublicItem[],
): Omit<EditionDiff, 'from' | 'to'> {
  const old = new Map(before.map((item) => [item.id, item]));
  const now = new Set(next.map(({ id }) => id));
  const named = ({ id, title }: PublicItem) => ({ id, title });
  const changed = next.flatMap((item) => {
    const was = old.get(item.id);
    if (!was) return [];
    const fields = (Object.keys(item) as (keyof PublicItem)[])
      // A need is called by its first words.
      .filter((field) => !ignored.has(field) && !(field === 'title' && item.kind === 'needs'))
      .map((field) => ({ field, from: words(field, was[field]), to: words(field, item[field]) }))
      .filter(({ from, to }) => from !== to);
    return fields.length === 0 ? [] : [{ ...named(item), fields }];
  });
  const added = next.filter(({ id }) => !old.has(id)).map(named);
  const gone = before.filter(({ id }) => !now.has(id)).map(named);
  return { added, gone, changed, unchanged: next.length - added.length - changed.length };
}
