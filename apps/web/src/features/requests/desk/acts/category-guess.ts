import type { CategoryItem } from '@huying/server/contract/lists';
import { suggestCategories } from '../../field/report/suggest-categories.ts';

export interface Guess {
  code: string;
  /** Words of the text that led to it. */
  words: readonly string[];
}

/** The likeliest categories of a text by the keywords of the category list, best first; each says on which words it rests. */
export function guessCategories(text: string, items: readonly CategoryItem[], most = 3): Guess[] {
  const leaves = items.filter(({ active, keywords }) => active && keywords !== undefined);
  const known = leaves.map((item) => ({ code: item.code, name: item.name, keywords: item.keywords ?? [] }));
  return suggestCategories(text, known, [], most).map(({ code, name, keywords }) => ({
    code,
    words: [...new Set([name, ...keywords])].filter((word) => text.toLowerCase().includes(word.toLowerCase())),
  }));
}
