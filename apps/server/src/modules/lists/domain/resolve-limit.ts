import type { LimitItem, Stage, Urgency } from './items.ts';

export interface LimitQuestion {
  /** Codes of the category and its ancestors, nearest first (`chainOf`); empty while it is not known. */
  categories: readonly string[];
  urgency: Urgency;
  stage: Stage;
}

const tables = new WeakMap<readonly LimitItem[], Map<string, LimitItem>>();

/**
 * The limit that applies: of the nearest category (itself, then its ancestors, then '*') that has one; there, the limit
 * of this urgency before that of all. Undefined when the list is silent, which publishing does not allow.
 */
export function resolveLimit(
  items: readonly LimitItem[],
  { categories, urgency, stage }: LimitQuestion,
): LimitItem | undefined {
  const table = tableOf(items);
  for (const code of [...categories, '*']) {
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
