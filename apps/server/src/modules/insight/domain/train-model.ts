import { type Input, type LinearModel, type Vector, vectorOf } from './linear-model.ts';

export interface Example extends Input {
  label: string;
  /** 1 for one request; more for what people corrected. */
  weight: number;
  /** From a published list, not from residents: its words are kept however rare they are. */
  published?: true;
}

export interface TrainingOptions {
  /** Words that fewer requests hold are dropped: they teach nothing, and names are among them. */
  fewest: number;
  /** What an error costs against large weights. */
  cost: number;
  /** 0: every class as often as it is; 1: all classes alike. */
  balance: number;
  rounds: number;
}

export const defaultOptions: TrainingOptions = { fewest: 3, cost: 1, balance: 0.5, rounds: 12 };

/** Weights are one byte each: this many make a model of at most 12 MB, before it is compressed. */
const MOST_WEIGHTS = 12_000_000;

/** A model whose scores are not yet probabilities. Undefined with fewer than two classes. */
export function trainModel(
  examples: readonly Example[],
  options: TrainingOptions = defaultOptions,
): LinearModel | undefined {
  const labels = [...new Set(examples.map((example) => example.label))].sort();
  if (labels.length < 2) return undefined;
  const features = chooseFeatures(examples, options.fewest, Math.floor(MOST_WEIGHTS / labels.length));
  const vectors = examples.map((example) => vectorOf(features, example));
  const classOf = new Map(labels.map((label, c) => [label, c]));
  const classes = Int32Array.from(examples, (example) => classOf.get(example.label) ?? 0);
  const counts = new Float64Array(labels.length);
  examples.forEach((example, i) => {
    counts[classes[i]!]! += example.weight;
  });
  const total = counts.reduce((sum, count) => sum + count, 0);
  const weights = new Int8Array(features.hashes.length * labels.length);
  const scales = new Float32Array(labels.length);
  const bias = new Float32Array(labels.length);
  const lengths = Float64Array.from(vectors, ({ values }) => values.reduce((sum, v) => sum + v * v, 1));
  labels.forEach((_, c) => {
    const rarity = total / labels.length / counts[c]!;
    const cost = options.cost * Math.max(rarity, 1e-3) ** options.balance;
    const costs = Float64Array.from(examples, ({ weight }, i) => weight * (classes[i] === c ? cost : options.cost));
    const fitted = separate({ vectors, lengths, costs, classes, chosen: c }, features.hashes.length, options.rounds);
    bias[c] = fitted.bias;
    scales[c] = quantise(fitted.weights, weights, labels.length, c);
  });
  return { labels, ...features, weights, scales, bias, sharpness: 1 };
}

/** Features that enough requests hold, the commonest first where there are too many; rarity is ln(n / holders). */
function chooseFeatures(
  examples: readonly Example[],
  fewest: number,
  most: number,
): Pick<LinearModel, 'hashes' | 'rarity'> {
  const holders = new Map<number, number>();
  const facts = new Set<number>();
  const published = new Map<number, number>();
  for (const example of examples) {
    const counts = example.published ? published : holders;
    for (const hash of example.text?.hashes ?? []) counts.set(hash, (counts.get(hash) ?? 0) + 1);
    for (const hash of example.facts ?? []) facts.add(hash);
  }
  const common = [...holders].filter(([hash, count]) => count >= fewest && !published.has(hash));
  common.sort((a, b) => b[1] - a[1] || a[0] - b[0]);
  const room = Math.max(0, most - published.size - facts.size);
  const hashes = Uint32Array.from([...facts, ...published.keys(), ...common.slice(0, room).map(([hash]) => hash)])
    .sort()
    .slice(0, most);
  const n = Math.max(examples.length, 2);
  const heldBy = (hash: number): number => (holders.get(hash) ?? 0) + (published.get(hash) ?? 0);
  const rarity = Float32Array.from(hashes, (hash) => (facts.has(hash) ? 0 : Math.log(n / Math.max(heldBy(hash), 1))));
  return { hashes, rarity };
}

interface Task {
  vectors: readonly Vector[];
  /** Squared lengths, with the bias. */
  lengths: Float64Array;
  costs: Float64Array;
  classes: Int32Array;
  chosen: number;
}

/**
 * One class against the rest: the support vector machine with squared hinge loss, by dual coordinate descent
 * (Hsieh et al., ICML 2008, algorithm 1). The order of visits is mixed by a fixed sequence, so that the same requests
 * always give the same model.
 */
function separate(task: Task, features: number, rounds: number): { weights: Float64Array; bias: number } {
  const { vectors, lengths, costs, classes, chosen } = task;
  const weights = new Float64Array(features);
  const pulls = new Float64Array(vectors.length);
  const order = Int32Array.from(vectors, (_, i) => i);
  const random = sequence(chosen + 1);
  let bias = 0;
  for (let round = 0; round < rounds; round++) {
    shuffle(order, random);
    let worst = 0;
    for (const i of order) {
      const { at, values } = vectors[i]!;
      const side = classes[i] === chosen ? 1 : -1;
      const slack = 1 / (2 * costs[i]!);
      let margin = bias;
      for (let k = 0; k < at.length; k++) margin += weights[at[k]!]! * values[k]!;
      const gradient = side * margin - 1 + slack * pulls[i]!;
      if (pulls[i] === 0 && gradient >= 0) continue;
      worst = Math.max(worst, Math.abs(gradient));
      const pull = Math.max(pulls[i]! - gradient / (lengths[i]! + slack), 0);
      const step = (pull - pulls[i]!) * side;
      pulls[i] = pull;
      if (step === 0) continue;
      for (let k = 0; k < at.length; k++) weights[at[k]!]! += step * values[k]!;
      bias += step;
    }
    if (worst < 0.02) break;
  }
  return { weights, bias };
}

/** Rounds a class's weights to one byte each; returns what a unit stands for. */
function quantise(fitted: Float64Array, into: Int8Array, classes: number, chosen: number): number {
  let largest = 0;
  for (const weight of fitted) largest = Math.max(largest, Math.abs(weight));
  const scale = largest / 127 || 1;
  for (let f = 0; f < fitted.length; f++) into[f * classes + chosen] = Math.round(fitted[f]! / scale);
  return scale;
}

/** Numbers from 0 to 1 that look random and are the same every time. */
export function sequence(seed: number): () => number {
  let state = Math.imul(seed, 0x9e3779b9) >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 4_294_967_296;
  };
}

export function shuffle(order: Int32Array, random: () => number): void {
  for (let i = order.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    const kept = order[i]!;
    order[i] = order[j]!;
    order[j] = kept;
  }
}
