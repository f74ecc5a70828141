import { type ItemOf, keyOf, type ListName } from './items.ts';

export interface FieldChange {
  field: string;
  from: unknown;
  to: unknown;
}
export interface ItemsDiff {
  added: { key: string; item: unknown }[];
  removed: { key: string; item: unknown }[];
  changed: { key: string; name: string; fields: FieldChange[] }[];
  unchanged: number;
}

// Long lists of days: what went in and what came out says more than two thousand dates.
const sets = new Set(['holidays', 'workdays']);
// Written anew at each publication, so it always differs.
const ignored = new Set(['version']);

/** What `next` adds, removes and changes against `before`, item by item by key, field by field. */
export function diffItems<L extends ListName>(
  list: L,
  before: readonly ItemOf[L][],
  next: readonly ItemOf[L][],
): ItemsDiff {
  const old = new Map(before.map((item) => [keyOf(list, item), item]));
  const now = new Map(next.map((item) => [keyOf(list, item), item]));
  const diff: ItemsDiff = { added: [], removed: [], changed: [], unchanged: 0 };
  for (const [key, item] of now) {
    const was = old.get(key);
    if (!was) {
      diff.added.push({ key, item });
      continue;
    }
    const fields = changedFields(asRecord(was), asRecord(item));
    if (fields.length === 0) diff.unchanged += 1;
    else diff.changed.push({ key, name: nameOf(item), fields });
  }
  for (const [key, item] of old) if (!now.has(key)) diff.removed.push({ key, item });
  return diff;
}

function changedFields(was: Record<string, unknown>, is: Record<string, unknown>): FieldChange[] {
  const names = [...new Set([...Object.keys(was), ...Object.keys(is)])].filter((name) => !ignored.has(name));
  return names.flatMap((field) => {
    const [from, to] = [was[field] ?? null, is[field] ?? null];
    if (stable(from) === stable(to)) return [];
    if (!sets.has(field) || !Array.isArray(from) || !Array.isArray(to)) return [{ field, from, to }];
    const [before, after] = [new Set(from), new Set(to)];
    const change = { field, from: from.filter((day) => !after.has(day)), to: to.filter((day) => !before.has(day)) };
    return change.from.length + change.to.length === 0 ? [] : [change];
  });
}

const asRecord = (item: object): Record<string, unknown> => Object.fromEntries(Object.entries(item));
const nameOf = (item: object): string => ('name' in item && typeof item.name === 'string' ? item.name : '');

/** JSON in which the order of keys does not matter. */
function stable(value: unknown): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null';
  if (Array.isArray(value)) return `[${value.map(stable).join(',')}]`;
  const entries = Object.entries(value).filter(([, each]) => each !== undefined);
  return `{${entries
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, each]) => `${JSON.stringify(key)}:${stable(each)}`)
    .join(',')}}`;
}
