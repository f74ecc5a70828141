import { factHash, mix } from './text-features.ts';

/** What is known of a request besides its words. */
export interface Facts {
  /** Codes of the category and its ancestors, nearest first; empty when it is not known. */
  categories: readonly string[];
  /** The place and its ancestors, nearest first. */
  places: readonly string[];
  source: string;
}

/** So many levels of either tree are looked at: a sub-category and its groups, a grid up to its street. */
const LEVELS = 3;

/**
 * Every level of the category crossed with every level of the place, and each with the source: the narrow crossings
 * remember who answers for this here, the wide ones answer where nothing like it has happened yet.
 */
export function factHashes(facts: Facts): Uint32Array {
  const categories = facts.categories.slice(0, LEVELS).map((code) => factHash('category', code));
  const places = facts.places.slice(0, LEVELS).map((place) => factHash('place', place));
  const source = factHash('source', facts.source);
  const hashes = [factHash('any', ''), ...categories, ...places, source];
  for (const category of categories) {
    hashes.push(mix(category, source));
    for (const place of places) hashes.push(mix(category, place));
  }
  for (const place of places) hashes.push(mix(source, place));
  const [nearest] = categories;
  if (nearest !== undefined) for (const place of places) hashes.push(mix(mix(nearest, place), source));
  return Uint32Array.from(new Set(hashes));
}
