import { isHan, mix, plain } from './text-features.ts';

/** Salted pairs that many requests hold, with the share of the requests that do. */
export type CommonPairs = ReadonlyMap<number, number>;

/** So much of a text is compared. */
const COMPARED = 600;
const MOST_KEYS = 220;
/** So many rows all keys of one question may bring up together. */
const MOST_ROWS = 2500;
/** A pair that nothing is known of is held by fewer than one request in five thousand (training-set.ts). */
const UNKNOWN_SHARE = 0.0001;

/** Distinct pairs of letters and digits of a text, hashed with the tenant: what is stored tells nothing outside of it. */
export function printKeys(tenantId: number, text: string): Int32Array {
  const seed = mix(0x7072696e, tenantId);
  const keys = new Set<number>();
  let previous = 0;
  const letters = plain(text.slice(0, COMPARED));
  for (let i = 0; i < letters.length && keys.size < MOST_KEYS; i++) {
    const unit = letters.charCodeAt(i);
    if (!isHan(unit) && !IS_LETTER.test(letters[i]!)) continue;
    if (previous !== 0) keys.add(mix(seed, (previous << 16) | unit) | 0);
    previous = unit;
  }
  return Int32Array.from(keys);
}
const IS_LETTER = /[\p{L}\p{N}]/u;

export const rarityOf = (common: CommonPairs, key: number): number => -Math.log(common.get(key) ?? UNKNOWN_SHARE);

/** The keys worth asking the index for, the rarest first, until they would bring up too many rows. */
export function askedKeys(
  keys: Int32Array,
  common: CommonPairs,
  requests: number,
): { keys: number[]; weights: number[] } {
  const share = (key: number): number => common.get(key) ?? UNKNOWN_SHARE;
  const chosen: number[] = [];
  let rows = 0;
  for (const key of Array.from(keys).sort((a, b) => share(a) - share(b))) {
    rows += share(key) * requests;
    if (rows > MOST_ROWS && chosen.length >= 8) break;
    chosen.push(key);
  }
  return { keys: chosen, weights: chosen.map((key) => rarityOf(common, key)) };
}

/**
 * How much two prints say the same, 0 to 1: the rarer pairs count more. Half is the share of the union, half the share of
 * the shorter one, because one resident writes ten lines about what another says in one.
 */
export function likeness(a: Iterable<number>, b: Iterable<number>, common: CommonPairs): number {
  const other = new Set(b);
  let shared = 0;
  let own = 0;
  for (const key of a) {
    const weight = rarityOf(common, key);
    own += weight;
    if (other.has(key)) shared += weight;
  }
  let others = 0;
  for (const key of other) others += rarityOf(common, key);
  const shorter = Math.min(own, others);
  // A handful of pairs in common is no likeness, however short the text.
  return shorter === 0 ? 0 : (shared / (own + others - shared) + shared / Math.max(shorter, 60)) / 2;
}

export interface Nearness {
  likeness: number;
  /** Metres, or null where one has no position. */
  distance: number | null;
  samePlace: boolean;
  days: number;
}
export type AlikeKind = 'copy' | 'same-fact' | 'alike' | 'same-reporter';

export interface Verdict {
  kind: AlikeKind;
  score: number;
}

/** Below this, words are no reason to look. */
const WORTH_A_LOOK = 0.3;
/** From here on, and in the same spot within a month, it is more likely one fact than two. */
const SAME_FACT = 0.4;

/** Words first; place and time raise or lower what they say. Undefined for what is not worth a look. */
export function judgeAlike(near: Nearness, sameReporter: boolean): Verdict | undefined {
  const here = near.samePlace || (near.distance !== null && near.distance < 300);
  const far = near.distance !== null && near.distance > 3000;
  const spot = near.distance !== null && near.distance < 100;
  const place = spot ? 0.15 : here ? 0.1 : far ? -0.1 : 0;
  const time = near.days <= 7 ? 0.05 : near.days > 60 ? -0.05 : 0;
  const score = Math.max(
    0,
    Math.min(1, near.likeness + (near.likeness < 0.15 ? 0 : place + time) + (sameReporter ? 0.1 : 0)),
  );
  if (near.likeness >= 0.8) return { kind: 'copy', score };
  if (score >= SAME_FACT && here && near.days <= 30) return { kind: 'same-fact', score };
  if (score >= WORTH_A_LOOK) return { kind: 'alike', score };
  return sameReporter ? { kind: 'same-reporter', score } : undefined;
}

/** A run that is longer is shown by its beginning. */
const LONGEST_RUN = 10;

/**
 * What both texts say in the same letters, the longest runs first: words would do, but two texts cut the same name of a
 * street differently.
 */
export function sharedWords(a: string, b: string, most: number): string[] {
  const other = plain(b.slice(0, COMPARED));
  const found = new Set<string>();
  for (const part of plain(a.slice(0, COMPARED)).split(NO_LETTERS)) {
    for (let from = 0; from + 1 < part.length; from++) {
      let to = from + 1;
      while (to < part.length && to - from < LONGEST_RUN && other.includes(part.slice(from, to + 1))) to += 1;
      if (to - from < 2) continue;
      found.add(part.slice(from, to));
      from = to - 1;
    }
  }
  const runs = [...found].sort((x, y) => y.length - x.length);
  return runs.filter((run, i) => !runs.slice(0, i).some((longer) => longer.includes(run))).slice(0, most);
}
const NO_LETTERS = /[^\p{L}\p{N}]+/u;

const EARTH = 6_371_000;
const radians = (degrees: number): number => (degrees * Math.PI) / 180;

/** Metres between two points; null where either is unknown. */
export function metresBetween(
  a: { lon: number | null; lat: number | null },
  b: { lon: number | null; lat: number | null },
): number | null {
  if (a.lon === null || a.lat === null || b.lon === null || b.lat === null) return null;
  const h =
    Math.sin(radians(b.lat - a.lat) / 2) ** 2 +
    Math.cos(radians(a.lat)) * Math.cos(radians(b.lat)) * Math.sin(radians(b.lon - a.lon) / 2) ** 2;
  return 2 * EARTH * Math.asin(Math.sqrt(h));
}

/** The reasons as one sentence. */
export function reasonText(
  near: Nearness,
  words: readonly string[],
  sameReporter: boolean,
): { zh: string; en: string } {
  const zh: string[] = [];
  const en: string[] = [];
  if (words.length > 0) {
    zh.push(`都提到${words.map((word) => `「${word}」`).join('')}`);
    en.push(`both say ${words.map((word) => `“${word}”`).join(', ')}`);
  }
  if (near.distance !== null) {
    zh.push(near.distance < 50 ? '位置几乎相同' : `相距 ${metres(near.distance)} 米`);
    en.push(near.distance < 50 ? 'almost the same spot' : `${metres(near.distance)} m apart`);
  } else if (near.samePlace) {
    zh.push('同一网格');
    en.push('same grid');
  }
  zh.push(near.days === 0 ? '同一天' : `相隔 ${near.days} 天`);
  en.push(near.days === 0 ? 'the same day' : `${near.days} days apart`);
  if (sameReporter) {
    zh.push('同一联系电话');
    en.push('same contact number');
  }
  return { zh: zh.join('，'), en: en.join(', ') };
}

const metres = (distance: number): number => Math.round(distance / 10) * 10;
