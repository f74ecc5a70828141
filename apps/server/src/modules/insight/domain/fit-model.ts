import { fitSharpness, type Judged, type Quality, qualityOf } from './calibration.ts';
import { type LinearModel, marginsOf, softened, vectorOf } from './linear-model.ts';
import { defaultOptions, type Example, sequence, shuffle, trainModel, type TrainingOptions } from './train-model.ts';

/** A trained model that knows how sure it may be, and how well it did on requests it had not seen. */
export interface Fitted {
  model: LinearModel;
  quality: Quality;
}

/** Fewer requests of the tenant's own than this calibrate nothing. */
export const FEWEST_REQUESTS = 60;
const FOLDS = 5;

/**
 * Trains on four fifths, judges the last fifth, fits the sharpness on one half of these judgements and measures on the
 * other, and then trains on all. Undefined where there is too little: the list's own words then go on serving.
 */
export function fitModel(examples: readonly Example[], options: TrainingOptions = defaultOptions): Fitted | undefined {
  const own = examples.filter((example) => !example.published);
  const published = examples.filter((example) => example.published);
  if (own.length < FEWEST_REQUESTS || new Set(own.map((example) => example.label)).size < 2) return undefined;
  const order = Int32Array.from(own, (_, i) => i);
  shuffle(order, sequence(own.length));
  const trial = trainModel(
    [...published, ...Array.from(order, (i) => own[i]!).filter((_, k) => k % FOLDS !== 0)],
    options,
  );
  const model = trainModel(examples, options);
  if (!trial || !model) return undefined;
  const held = Array.from(order, (i) => own[i]!).filter((_, k) => k % FOLDS === 0);
  const judged = held.map((example) => judge(trial, example));
  const sharpness = fitSharpness(judged.filter((_, k) => k % 2 === 0));
  const quality = qualityOf(
    judged
      .filter((_, k) => k % 2 === 1)
      .map(({ margins, right }) => ({ chances: softened(margins, sharpness), right })),
    trial.labels.length,
  );
  return { model: { ...model, sharpness: fitSharpness(judged) }, quality };
}

export const judge = (model: LinearModel, example: Example): Judged => ({
  margins: marginsOf(model, vectorOf(model, example)),
  right: model.labels.indexOf(example.label),
});
