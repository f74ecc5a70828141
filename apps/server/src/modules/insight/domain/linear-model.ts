import { type Bag, hanPairs, pairHash, wordHash, wordsOf } from './text-features.ts';

/**
 * A linear model, one against the rest, as it is stored and used: for each feature one small integer a class. It holds
 * hashes and numbers, no word and no text.
 */
export interface LinearModel {
  /** Category codes or unit ids. */
  labels: string[];
  /** Features, ascending. */
  hashes: Uint32Array;
  /** How telling a feature of the text is; 0 marks a fact, which counts as it is. */
  rarity: Float32Array;
  /** Row by row: for feature f and class c at f × classes + c; times `scales[c]`. */
  weights: Int8Array;
  scales: Float32Array;
  bias: Float32Array;
  /** How sharply the scores become probabilities; fitted on requests that were held back. */
  sharpness: number;
}

/** What is judged: words, facts, or both. */
export interface Input {
  text?: Bag;
  facts?: Uint32Array;
}

/** Features as positions in the model with their values. */
export interface Vector {
  at: Int32Array;
  values: Float32Array;
}

/** Where both are there, the words weigh half of what the facts do. */
const TEXT_BESIDE_FACTS = 0.5;

/** Brings an input into the model's terms: words weighed by rarity and to length one, facts to length one. */
export function vectorOf(features: Pick<LinearModel, 'hashes' | 'rarity'>, input: Input): Vector {
  const at: number[] = [];
  const values: number[] = [];
  const { text, facts } = input;
  if (text) {
    let norm = 0;
    for (let i = 0; i < text.hashes.length; i++) {
      const index = find(features.hashes, text.hashes[i]!);
      if (index < 0) continue;
      const value = (1 + Math.log(text.counts[i]!)) * features.rarity[index]!;
      at.push(index);
      values.push(value);
      norm += value * value;
    }
    const scale = norm === 0 ? 0 : (facts ? TEXT_BESIDE_FACTS : 1) / Math.sqrt(norm);
    for (let i = 0; i < values.length; i++) values[i]! *= scale;
  }
  if (facts) {
    const value = 1 / Math.sqrt(facts.length);
    for (const hash of facts) {
      const index = find(features.hashes, hash);
      if (index >= 0) {
        at.push(index);
        values.push(value);
      }
    }
  }
  return { at: Int32Array.from(at), values: Float32Array.from(values) };
}

/** Position of a hash in the ascending array, or -1. */
export function find(hashes: Uint32Array, hash: number): number {
  let low = 0;
  let high = hashes.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const value = hashes[middle]!;
    if (value === hash) return middle;
    if (value < hash) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}

/** One margin a class; nothing known gives the biases alone. */
export function marginsOf(model: LinearModel, vector: Vector): Float64Array {
  const classes = model.labels.length;
  const margins = new Float64Array(classes);
  for (let i = 0; i < vector.at.length; i++) {
    const row = vector.at[i]! * classes;
    const value = vector.values[i]!;
    for (let c = 0; c < classes; c++) margins[c]! += model.weights[row + c]! * value;
  }
  for (let c = 0; c < classes; c++) margins[c] = margins[c]! * model.scales[c]! + model.bias[c]!;
  return margins;
}

/** Probabilities of all classes, which add up to one. */
export function softened(margins: Float64Array, sharpness: number): Float64Array {
  let top = Number.NEGATIVE_INFINITY;
  for (const margin of margins) top = Math.max(top, margin);
  const chances = margins.map((margin) => Math.exp((margin - top) * sharpness));
  let sum = 0;
  for (const chance of chances) sum += chance;
  return chances.map((chance) => chance / sum);
}

export interface Guess {
  label: string;
  /** 0 to 1: of a hundred guesses with 0.8, about eighty are right. */
  confidence: number;
}

/** The likeliest classes, the best first. */
export function bestGuesses(labels: readonly string[], chances: Float64Array, most: number): Guess[] {
  return Array.from(chances, (confidence, c) => ({ label: labels[c] ?? '', confidence }))
    .sort((a, b) => b.confidence - a.confidence)
    .slice(0, most);
}

/**
 * The words of this text that spoke most for a class, the strongest first: a word's own weight and that of the pairs of
 * characters in it, against the mean of all classes. Where no whole word spoke, the pairs themselves are shown.
 */
export function decidingWords(model: LinearModel, text: string, label: string, most: number): string[] {
  const chosen = model.labels.indexOf(label);
  if (chosen < 0) return [];
  const words = wordsOf(text).filter((word) => word.length >= 2);
  const spoke = strongest(
    words,
    (word) => pullOf(model, wordHash(word), chosen) + pairsPull(model, word, chosen),
    most,
  );
  return spoke.length > 0 ? spoke : strongest(hanPairs(text), (pair) => pairsPull(model, pair, chosen), most);
}

/** Those with a pull, the strongest first; what pulls less than a fifth of the first did not decide. */
function strongest(words: readonly string[], pullOfWord: (word: string) => number, most: number): string[] {
  const pulls = [...new Set(words)].map((word) => ({ word, pull: pullOfWord(word) })).filter(({ pull }) => pull > 0);
  pulls.sort((a, b) => b.pull - a.pull);
  const first = pulls[0]?.pull ?? 0;
  return pulls
    .slice(0, most)
    .filter(({ pull }) => pull > first / 5)
    .map(({ word }) => word);
}

function pairsPull(model: LinearModel, word: string, chosen: number): number {
  let pull = 0;
  for (let i = 1; i < word.length; i++)
    pull += pullOf(model, pairHash(word.charCodeAt(i - 1), word.charCodeAt(i)), chosen);
  return pull;
}

function pullOf(model: LinearModel, hash: number, chosen: number): number {
  const index = find(model.hashes, hash);
  if (index < 0) return 0;
  const classes = model.labels.length;
  let sum = 0;
  for (let c = 0; c < classes; c++) sum += model.weights[index * classes + c]! * model.scales[c]!;
  const own = model.weights[index * classes + chosen]! * model.scales[chosen]!;
  return (own - sum / classes) * model.rarity[index]!;
}
