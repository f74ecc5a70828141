/** How many shades a coloured map has. */
export const STEPS = 5;

export interface Step {
  from: number;
  to: number;
}

/**
 * Splits values into at most five classes of about equal count, none empty, so that one extreme does not
 * bleach the rest. An area with no value has no class.
 */
export function stepsOf(values: readonly (number | null | undefined)[]): Step[] {
  const sorted = values.filter((value): value is number => typeof value === 'number').sort((a, b) => a - b);
  const unique = [...new Set(sorted)];
  if (unique.length <= STEPS) return unique.map((value) => ({ from: value, to: value }));
  const cuts = Array.from({ length: STEPS }, (_cut, at) => sorted[Math.floor((at * sorted.length) / STEPS)] ?? 0);
  const starts = [...new Set(cuts)];
  return starts.map((from, at) => {
    const next = starts[at + 1];
    const last = sorted.filter((value) => next === undefined || value < next).pop();
    return { from, to: last ?? from };
  });
}

/** Shade 0 (palest) to 4 (deepest) of a value; null when it has none. */
export function shadeOf(value: number | null | undefined, steps: readonly Step[]): number | null {
  if (typeof value !== 'number') return null;
  const at = steps.filter(({ from }) => value >= from).length - 1;
  if (at < 0) return null;
  // One case more than none is no alarm: few classes keep to the middle shades.
  const deepest = Math.min(steps.length, STEPS - 1);
  return steps.length === 1 ? 2 : Math.round((at * deepest) / (steps.length - 1));
}
