/** A name by which a place can be meant: its own, its code, a compound in it or another name of that. */
export interface NameEntry {
  placeId: string;
  /** Tidied as the words are. */
  text: string;
  /** The compound, when it is not the place itself that is named. */
  compound: string | null;
  level: number;
}

/** How a name was found in the words, best first: they are the name, hold it, or are part of it. */
type Fit = 'same' | 'held' | 'part';
export interface NameMatch {
  entry: NameEntry;
  fit: Fit;
}

const MOST = 12;

/** Words as names are compared: without spaces and marks, full-width forms as half-width, letters small. */
export const tidyName = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s,，。.、；;：:·“”"'（）()\-—]+/g, '');

/**
 * Places that the words mean, the likeliest first, each place and compound once. The longest name that the words hold wins
 * (「春和苑3号楼停水」 holds 春和苑); words that are part of names (「春和」) give all of those. Nothing fits: empty.
 */
export function findNames(words: string, entries: readonly NameEntry[]): NameMatch[] {
  const asked = tidyName(words);
  if (asked.length < 2) return [];
  const same = entries.filter(({ text }) => text === asked);
  if (same.length > 0) return once(same, 'same');
  const held = entries.filter(({ text }) => text.length >= 2 && asked.includes(text));
  const longest = Math.max(...held.map(({ text }) => text.length));
  if (held.length > 0)
    return once(
      held.filter(({ text }) => text.length === longest),
      'held',
    );
  return once(
    entries.filter(({ text }) => text.includes(asked)),
    'part',
  );
}

/** What is left of the words once the name is taken out: what is wrong there. */
export const withoutName = (words: string, { text }: NameEntry): string => tidyName(words).replace(text, '');

function once(found: readonly NameEntry[], fit: Fit): NameMatch[] {
  const seen = new Set<string>();
  const matches: NameMatch[] = [];
  // Of equals the lower place: whoever names a community by its grid's name means the grid.
  for (const entry of [...found].sort((a, b) => b.level - a.level || a.text.length - b.text.length)) {
    const key = `${entry.placeId} ${entry.compound ?? ''}`;
    if (seen.has(key)) continue;
    seen.add(key);
    matches.push({ entry, fit });
    if (matches.length === MOST) break;
  }
  return matches;
}
