import { categoryTree } from './category-tree.ts';
import type { CategoryItem, LimitItem, Stage, Urgency } from './items.ts';

export interface LimitQuestion {
  /** Code of the category; null while it is not known: then only limits for '*' can answer. */
  category: string | null;
  urgency: Urgency;
  stage: Stage;
}

const tables = new WeakMap<readonly LimitItem[], Map<string, LimitItem>>();

/**
 * The limit that applies: of the nearest category (itself, then its ancestors, then '*') that has one; there, the limit
 * of this urgency before that of all. Undefined when the list is silent, which publishing does not allow.
 */
export function resolveLimit(
  lists: { category: readonly CategoryItem[]; limit: readonly LimitItem[] },
  { category, urgency, stage }: LimitQuestion,
): LimitItem | undefined {
  const table = tableOf(lists.limit);
  const chain = category === null ? [] : categoryTree(lists.category).chainOf(category);
  for (const code of [...chain, '*']) {
    const found = table.get(`${code} ${urgency} ${stage}`) ?? table.get(`${code} * ${stage}`);
    if (found) return found;
  }
  return undefined;
}

function tableOf(items: readonly LimitItem[]): Map<string, LimitItem> {
  let table = tables.get(items);
  if (!table) {
    table = new Map(items.map((item) => [`${item.category} ${item.urgency} ${item.stage}`, item]));
    tables.set(items, table);
  }
  return table;
}
