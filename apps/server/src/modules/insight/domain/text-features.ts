/**
 * What a text is judged by: its words and the pairs of its characters, each as a 32-bit hash with how often it stands
 * there. Personal data never becomes a feature that is kept: whatever holds a digit is dropped here (telephone numbers,
 * house numbers, plates, identity numbers), and what fewer than three requests of a tenant say, names of people above
 * all, is dropped in training (sparse-set.ts). Only hashes are stored; the words shown as reasons come out of the text at hand.
 */
export interface Bag {
  /** Distinct hashes. */
  hashes: Uint32Array;
  counts: Float32Array;
}

/** Longer texts are judged by their beginning, so that one text stays within its 5 ms. */
const LONGEST = 3000;
const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });
const HAS_DIGIT = /\p{N}/u;
const SAYS_SOMETHING = /^(\p{Script=Han}{1,8}|\p{L}{2,20})$/u;

/** The text in the one form that is judged: full-width letters made plain, lower case. */
export const plain = (text: string): string => text.slice(0, LONGEST).normalize('NFKC').toLowerCase();

/** The words of a text in their order, with repeats; none with a digit. */
export function wordsOf(text: string): string[] {
  const words: string[] = [];
  for (const { segment, isWordLike } of segmenter.segment(plain(text)))
    if (isWordLike && !HAS_DIGIT.test(segment) && SAYS_SOMETHING.test(segment)) words.push(segment);
  return words;
}

/** How much heavier a title weighs than the text under it: measured on the labelled messages (bench/insight.ts). */
const TITLE_WEIGHT = 3;

/** Words, pairs of words and pairs of characters, counted; `title` only where it says more than the text's beginning. */
export function textBag(text: string, title = ''): Bag {
  const counts = new Map<number, number>();
  countInto(counts, text, 1);
  if (title !== '') countInto(counts, title, TITLE_WEIGHT);
  return { hashes: Uint32Array.from(counts.keys()), counts: Float32Array.from(counts.values()) };
}

function countInto(counts: Map<number, number>, text: string, weight: number): void {
  const add = (hash: number): void => {
    counts.set(hash, (counts.get(hash) ?? 0) + weight);
  };
  let before = 0;
  for (const word of wordsOf(text)) {
    const hash = wordHash(word);
    add(hash);
    if (before !== 0) add(mix(before, hash));
    before = hash;
  }
  for (const pair of hanPairs(text)) add(pairHash(pair.charCodeAt(0), pair.charCodeAt(1)));
}

/** Neighbouring Chinese characters, with repeats. */
export function hanPairs(text: string): string[] {
  const letters = plain(text);
  const pairs: string[] = [];
  for (let i = 1; i < letters.length; i++)
    if (isHan(letters.charCodeAt(i - 1)) && isHan(letters.charCodeAt(i))) pairs.push(letters.slice(i - 1, i + 1));
  return pairs;
}

export const isHan = (unit: number): boolean => unit >= 0x4e00 && unit <= 0x9fff;

export const pairHash = (a: number, b: number): number => mix(0x70616972, (a << 16) | b);

/** FNV-1a, mixed once more so that short words spread over all 32 bits. */
export function wordHash(word: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < word.length; i++) hash = Math.imul(hash ^ word.charCodeAt(i), 0x01000193);
  return mix(0x776f7264, hash);
}

/** A fact that is no text, e.g. `factHash('place', id)`; facts joined by `mix` are one fact. */
export const factHash = (kind: string, value: string): number => wordHash(`${kind}\u0000${value}`);

export function mix(seed: number, value: number): number {
  let h = Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b) ^ Math.imul(value, 0xcc9e2d51);
  h ^= h >>> 16;
  h = Math.imul(h, 0x7feb352d);
  h ^= h >>> 15;
  h = Math.imul(h, 0x846ca68b);
  return (h ^ (h >>> 16)) >>> 0;
}
