import type { CategoryItem } from './items.ts';

/** The tree of one category version, laid out for look-ups. */
export interface CategoryTree {
  byCode: ReadonlyMap<string, CategoryItem>;
  /** Codes from the category itself up to its topmost ancestor; empty when the code is not in this version. */
  chainOf(code: string): readonly string[];
  /** Active items without active children, whose ancestors are all active. */
  leaves: readonly CategoryItem[];
}

const trees = new WeakMap<readonly CategoryItem[], CategoryTree>();

/** Lays a version out once and remembers it: the items of a published version never change. */
export function categoryTree(items: readonly CategoryItem[]): CategoryTree {
  let tree = trees.get(items);
  if (!tree) {
    tree = layOut(items);
    trees.set(items, tree);
  }
  return tree;
}

function layOut(items: readonly CategoryItem[]): CategoryTree {
  const byCode = new Map(items.map((item) => [item.code, item]));
  const chains = new Map<string, string[]>();
  for (const item of items) chains.set(item.code, climb(byCode, item));
  const none: string[] = [];
  const chainOf = (code: string): readonly string[] => chains.get(code) ?? none;
  const parents = new Set(items.filter((item) => item.active).map((item) => item.parent));
  const leaves = items.filter(
    ({ code }) => !parents.has(code) && chainOf(code).every((each) => byCode.get(each)?.active),
  );
  return { byCode, chainOf, leaves };
}

/** Stops where it meets itself, so that a draft with a loop can still be looked at. */
function climb(byCode: ReadonlyMap<string, CategoryItem>, item: CategoryItem): string[] {
  const chain: string[] = [];
  for (let at: CategoryItem | undefined = item; at && !chain.includes(at.code); ) {
    chain.push(at.code);
    at = at.parent === null ? undefined : byCode.get(at.parent);
  }
  return chain;
}
