/** A place, category or unit that a table may name. */
export interface Named {
  id: string;
  code: string;
  name: string;
  parentId: string | null;
}

export interface NameIndex {
  /**
   * The entry that the words name, the most general first ('城市管理', '占道经营'): the last one that is known, by code or
   * by name; of several of one name that below an earlier word. `exact`: the last word itself was known.
   */
  find(words: readonly string[]): { entry: Named; exact: boolean } | undefined;
}

const plain = (text: string): string => text.normalize('NFKC').toLowerCase().replace(/\s+/g, '');

export function indexNames(entries: readonly Named[]): NameIndex {
  const byId = new Map(entries.map((entry) => [entry.id, entry]));
  const byWord = new Map<string, Named[]>();
  for (const entry of entries)
    for (const word of new Set([plain(entry.code), plain(entry.name)]))
      byWord.set(word, [...(byWord.get(word) ?? []), entry]);
  const isBelow = (entry: Named, ancestor: Named): boolean => {
    for (let at = entry.parentId, steps = 0; at !== null && steps < 20; at = byId.get(at)?.parentId ?? null, steps += 1)
      if (at === ancestor.id) return true;
    return false;
  };
  const known = new Map<string, { entry: Named; exact: boolean } | undefined>();
  const look = (words: readonly string[]): { entry: Named; exact: boolean } | undefined => {
    let found: Named | undefined;
    let exact = false;
    for (const word of words) {
      const here = byWord.get(plain(word)) ?? [];
      const above = found;
      const below = above ? here.filter((entry) => isBelow(entry, above)) : here;
      const choice = below.length > 0 ? below : here;
      exact = choice.length === 1;
      if (exact) found = choice[0];
    }
    return found && { entry: found, exact };
  };
  return {
    find(words) {
      const parts = words.flatMap((word) => word.split(/[/>＞|→]|\s-\s/)).filter((word) => word.trim() !== '');
      const key = parts.join('\0');
      if (!known.has(key)) {
        if (known.size > 5000) known.clear();
        known.set(key, look(parts));
      }
      return known.get(key);
    },
  };
}
