import { softened } from './linear-model.ts';

/** One held-back judgement: the margins of all classes and which was right. */
export interface Judged {
  margins: Float64Array;
  /** Position of the right class, or -1 for one the model has never met. */
  right: number;
}

/** The sharpness under which the held-back answers are likeliest (temperature scaling; Guo et al., ICML 2017). */
export function fitSharpness(judged: readonly Judged[]): number {
  const loss = (logSharpness: number): number => {
    const sharpness = Math.exp(logSharpness);
    let sum = 0;
    for (const { margins, right } of judged)
      if (right >= 0) sum -= Math.log(Math.max(softened(margins, sharpness)[right]!, 1e-9));
    return sum;
  };
  let low = Math.log(0.2);
  let high = Math.log(30);
  const golden = (Math.sqrt(5) - 1) / 2;
  for (let i = 0; i < 24; i++) {
    const a = high - golden * (high - low);
    const b = low + golden * (high - low);
    if (loss(a) < loss(b)) high = b;
    else low = a;
  }
  return Math.exp((low + high) / 2);
}

export interface Bin {
  from: number;
  to: number;
  count: number;
  /** Mean confidence of what fell in here, and how much of it was right. */
  confidence: number;
  right: number;
}

export interface Quality {
  count: number;
  top1: number;
  top3: number;
  macroF1: number;
  /** Expected calibration error: mean distance between confidence and share of right ones, weighed by the bins. */
  calibrationError: number;
  curve: Bin[];
}

const BINS = 10;

/** How good guesses were: `chances` a judgement, `right` the class that was right (-1: unknown to the model). */
export function qualityOf(guesses: readonly { chances: Float64Array; right: number }[], classes: number): Quality {
  const curve: Bin[] = Array.from({ length: BINS }, (_, i) => ({
    from: i / BINS,
    to: (i + 1) / BINS,
    count: 0,
    confidence: 0,
    right: 0,
  }));
  const hits = new Float64Array(classes);
  const guessed = new Float64Array(classes);
  const actual = new Float64Array(classes);
  let top1 = 0;
  let top3 = 0;
  for (const { chances, right } of guesses) {
    const best = ranked(chances, 3);
    const first = best[0] ?? 0;
    const bin = curve[Math.min(BINS - 1, Math.floor(chances[first]! * BINS))]!;
    bin.count += 1;
    bin.confidence += chances[first]!;
    guessed[first]! += 1;
    if (right >= 0) actual[right]! += 1;
    if (best.includes(right)) top3 += 1;
    if (first !== right) continue;
    top1 += 1;
    bin.right += 1;
    hits[right]! += 1;
  }
  const count = guesses.length || 1;
  let calibrationError = 0;
  for (const bin of curve) {
    calibrationError += Math.abs(bin.confidence - bin.right) / count;
    bin.confidence /= bin.count || 1;
    bin.right /= bin.count || 1;
  }
  return {
    count: guesses.length,
    top1: top1 / count,
    top3: top3 / count,
    macroF1: macroF1(hits, guessed, actual),
    calibrationError,
    curve: curve.filter((bin) => bin.count > 0),
  };
}

/** Mean F1 over the classes that occur. */
function macroF1(hits: Float64Array, guessed: Float64Array, actual: Float64Array): number {
  let sum = 0;
  let present = 0;
  for (let c = 0; c < hits.length; c++) {
    if (actual[c] === 0) continue;
    present += 1;
    sum += (2 * hits[c]!) / (guessed[c]! + actual[c]!);
  }
  return present === 0 ? 0 : sum / present;
}

/** Positions of the largest values, the largest first. */
export function ranked(chances: Float64Array, most: number): number[] {
  return Array.from(chances.keys())
    .sort((a, b) => chances[b]! - chances[a]!)
    .slice(0, most);
}
