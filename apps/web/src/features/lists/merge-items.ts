import type { ListItem, ListName } from '@huying/server/contract/lists';

/** A list as named parts: its items by key; of the calendar, which is one item, its fields. */
export type Parts = Readonly<Record<string, unknown>>;

type Loose = Readonly<Record<string, unknown>>;

/** What identifies an item within a version, as the server compares them. */
export function keyOf(list: ListName, item: ListItem): string {
  const { clause, category, urgency, stage, code } = item as unknown as Loose;
  if (list === 'duty') return String(clause);
  if (list === 'limit') return `${String(category)} · ${String(urgency)} · ${String(stage)}`;
  return list === 'calendar' ? 'calendar' : String(code);
}

export function partsOf(list: ListName, items: readonly ListItem[]): Parts {
  if (list === 'calendar') return { ...items[0] };
  return Object.fromEntries(items.map((item) => [keyOf(list, item), item]));
}

export function itemsOf(list: ListName, parts: Parts): ListItem[] {
  if (list === 'calendar') return [parts as unknown as ListItem];
  return Object.values(parts).filter((part) => part !== undefined) as ListItem[];
}

/** Equal whatever the order of keys. */
export function same(a: unknown, b: unknown): boolean {
  return stable(a) === stable(b);
}

function stable(value: unknown): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value ?? null);
  if (Array.isArray(value)) return `[${value.map(stable).join()}]`;
  const entries = Object.entries(value).filter(([, each]) => each !== undefined);
  return `{${entries
    .sort(([x], [y]) => (x < y ? -1 : 1))
    .map(([key, each]) => `${key}:${stable(each)}`)
    .join()}}`;
}

export interface Merge {
  /** Theirs with whatever only this person has changed; of contested parts, this person's. In their order, new ones last. */
  merged: Parts;
  /** Keys that both have changed, differently. */
  contested: string[];
}

/** Three-way merge of two drafts of one list that began from `base`. */
export function mergeParts(base: Parts, mine: Parts, theirs: Parts): Merge {
  const merged: Record<string, unknown> = { ...theirs };
  const contested: string[] = [];
  for (const key of new Set([...Object.keys(base), ...Object.keys(mine)])) {
    if (same(base[key], mine[key])) continue;
    if (mine[key] === undefined) delete merged[key];
    else merged[key] = mine[key];
    if (!same(base[key], theirs[key]) && !same(mine[key], theirs[key])) contested.push(key);
  }
  return { merged, contested };
}
