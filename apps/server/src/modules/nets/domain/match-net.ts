import { kindWords, type NetKind } from './kinds.ts';

/**
 * The word by which somebody who says this asks for a net: the longest of its own words, its name and those of its kind that
 * the words hold; null when they hold none. Words must be tidied.
 */
export function matchedWord(
  words: string,
  net: { kind: NetKind; name: string; keywords: readonly string[] },
): string | null {
  if (words === '') return null;
  let best: string | null = null;
  for (const word of [...net.keywords, net.name, ...kindWords[net.kind]])
    if (word.length > (best?.length ?? 0) && words.includes(word.toLowerCase())) best = word;
  return best;
}
