const SHINGLE = 8;
/** Shingles that more texts share are forms of address, not copies. */
const MOST_HOLDERS = 20;

/** The group of each text: texts that share half of the runs of eight characters of the shorter one are one group. */
export function alikeGroups(texts: readonly string[]): number[] {
  const shingles = texts.map(shinglesOf);
  const group = texts.map((_, i) => i);
  const top = (i: number): number => (group[i] === i ? i : top(group[i]!));
  for (const [a, b] of alikePairs(shingles)) group[top(a)] = top(b);
  return texts.map((_, i) => top(i));
}

/** Pairs of positions of near-copies. */
export function alikePairs(shingles: readonly Set<string>[]): [number, number][] {
  const holders = new Map<string, number[]>();
  shingles.forEach((set, i) => {
    for (const shingle of set) {
      const known = holders.get(shingle);
      if (known) known.push(i);
      else holders.set(shingle, [i]);
    }
  });
  const shared = new Map<number, number>();
  for (const list of holders.values()) {
    if (list.length > MOST_HOLDERS) continue;
    for (let a = 1; a < list.length; a++)
      for (let b = 0; b < a; b++) {
        const key = list[b]! * shingles.length + list[a]!;
        shared.set(key, (shared.get(key) ?? 0) + 1);
      }
  }
  return [...shared].flatMap(([key, count]): [number, number][] => {
    const a = Math.floor(key / shingles.length);
    const b = key % shingles.length;
    return count >= Math.min(shingles[a]!.size, shingles[b]!.size) / 2 ? [[a, b]] : [];
  });
}

export function shinglesOf(text: string): Set<string> {
  const letters = text.replace(/[^\p{L}\p{N}]/gu, '');
  return new Set(
    Array.from({ length: Math.max(0, letters.length - SHINGLE + 1) }, (_, i) => letters.slice(i, i + SHINGLE)),
  );
}
