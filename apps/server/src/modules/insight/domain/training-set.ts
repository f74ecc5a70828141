import type { CommonPairs } from './alike.ts';
import { factHashes } from './fact-features.ts';
import { historyKey } from './model-set.ts';
import { textBag } from './text-features.ts';
import type { Example } from './train-model.ts';

/** One closed request as training sees it. */
export interface TrainingRow {
  title: string;
  content: string;
  /** Codes of the category and its ancestors, nearest first. */
  categories: string[];
  /** Ids of the place and its ancestors, nearest first. */
  places: string[];
  source: string;
  unitId: string | null;
  /** Somebody chose otherwise than was offered. */
  overridden: boolean;
}

/** One card of the category list in force. */
export interface Card {
  code: string;
  name: string;
  group: string;
  words: string[];
}

/** What people corrected counts so many times. */
const OVERRIDE_WEIGHT = 3;
/** A published word counts half of a resident's request that says it. */
const PUBLISHED_WEIGHT = 0.5;

export const titleBeside = (title: string, content: string): string =>
  content.replace(/\s+/g, ' ').trim().startsWith(title.replace(/…$/, '')) ? '' : title;

export function examplesOf(rows: readonly TrainingRow[]): { category: Example[]; unit: Example[] } {
  const category: Example[] = [];
  const unit: Example[] = [];
  for (const row of rows) {
    const weight = row.overridden ? OVERRIDE_WEIGHT : 1;
    const text = textBag(row.content, titleBeside(row.title, row.content));
    const [code] = row.categories;
    if (code === undefined) continue;
    category.push({ text, label: code, weight });
    if (row.unitId !== null) unit.push({ text, facts: factHashes(row), label: row.unitId, weight });
  }
  return { category, unit };
}

/** The list's own words: the card as a whole, its name, and every word by itself. */
export const publishedExamples = (cards: readonly Card[]): Example[] =>
  cards.flatMap(({ code, name, group, words }) =>
    [`${group} ${name} ${words.join(' ')}`, name, ...words].map(
      (text): Example => ({ text: textBag(text), label: code, weight: PUBLISHED_WEIGHT, published: true }),
    ),
  );

/** How often which unit answered, for the reason that is shown. */
export function countHistory(rows: readonly TrainingRow[]): Map<string, Map<string, number>> {
  const history = new Map<string, Map<string, number>>();
  for (const { categories, places, unitId } of rows) {
    const [code] = categories;
    if (unitId === null || code === undefined) continue;
    for (const place of places.slice(0, 3)) {
      const key = historyKey(code, place);
      const units = history.get(key) ?? new Map<string, number>();
      history.set(key, units.set(unitId, (units.get(unitId) ?? 0) + 1));
    }
  }
  return history;
}

/** Which pairs many requests hold; `keysOf` gives the distinct keys of a text. */
export function countCommon(texts: Iterable<string>, keysOf: (text: string) => Int32Array): CommonPairs {
  const holders = new Map<number, number>();
  let count = 0;
  for (const text of texts) {
    count += 1;
    for (const key of keysOf(text)) holders.set(key, (holders.get(key) ?? 0) + 1);
  }
  const least = Math.max(5, count / 5000);
  return new Map([...holders].filter(([, held]) => held >= least).map(([key, held]) => [key, held / count]));
}
