/**
 * Search by character pairs. A text becomes the set of its two-character fragments, each hashed together with the
 * tenant and the bucket (a run of consecutive matters) into 32 bits, and an index over these integers finds the matters
 * that have all the pairs of a phrase. A bucket is searched by itself, newest first, so the cost of "newest 20" depends
 * on the page, not on how many matters there ever were; a collision of hashes is harmless, since the text itself is
 * compared afterwards.
 */
export const BUCKET_SIZE = 4096;

export const bucketOf = (sequence: number): number => Math.floor(sequence / BUCKET_SIZE);

/** The text in the one form that is searched: full-width letters and digits made plain, lower case, spaces collapsed. */
export const searchable = (text: string): string => text.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();

/** Hashes of all pairs of the text, each once. */
export function searchTokens(tenantId: number, bucket: number, text: string): number[] {
  const seed = mix(mix(0x9e3779b9, tenantId), bucket);
  const tokens = new Set<number>();
  const plain = searchable(text);
  let previous = 0;
  for (let i = 0; i < plain.length; i++) {
    const unit = plain.charCodeAt(i);
    if (unit === 32) previous = 0;
    else {
      if (previous !== 0) tokens.add(pairHash(seed, previous, unit));
      previous = unit;
    }
  }
  return [...tokens];
}

/** Pairs of the words of a query; empty when no word has two characters. */
export function queryPairs(query: string): [number, number][] {
  const pairs = new Map<number, [number, number]>();
  for (const word of searchable(query).split(' ')) {
    for (let i = 1; i < word.length; i++) {
      const pair: [number, number] = [word.charCodeAt(i - 1), word.charCodeAt(i)];
      pairs.set(pair[0] * 65_536 + pair[1], pair);
    }
  }
  return [...pairs.values()];
}

export function pairTokens(tenantId: number, bucket: number, pairs: readonly [number, number][]): number[] {
  const seed = mix(mix(0x9e3779b9, tenantId), bucket);
  return pairs.map(([a, b]) => pairHash(seed, a, b));
}

const pairHash = (seed: number, a: number, b: number): number => finish(mix(seed, (a << 16) | b));

function mix(hash: number, value: number): number {
  let k = Math.imul(value, 0xcc9e2d51);
  k = Math.imul((k << 15) | (k >>> 17), 0x1b873593);
  const h = hash ^ k;
  return (Math.imul((h << 13) | (h >>> 19), 5) + 0xe6546b64) | 0;
}

function finish(hash: number): number {
  let h = hash ^ (hash >>> 16);
  h = Math.imul(h, 0x85ebca6b);
  h ^= h >>> 13;
  h = Math.imul(h, 0xc2b2ae35);
  return (h ^ (h >>> 16)) | 0;
}
