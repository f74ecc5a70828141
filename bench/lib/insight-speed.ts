import { presets } from '../../apps/server/src/modules/lists/domain/presets/presets.ts';
import { FORMAT, type ModelSet } from '../../apps/server/src/modules/insight/domain/model-set.ts';
import { offerCategories } from '../../apps/server/src/modules/insight/domain/offers.ts';
import { textBag } from '../../apps/server/src/modules/insight/domain/text-features.ts';
import { sequence, trainModel } from '../../apps/server/src/modules/insight/domain/train-model.ts';
import { publishedExamples } from '../../apps/server/src/modules/insight/domain/training-set.ts';
import { packModels } from '../../apps/server/src/modules/insight/queries/packed-models.ts';
import { cardsOf } from '../../apps/server/src/modules/insight/queries/training-rows.ts';
import { readAll, sharedData } from '../../apps/server/src/platform/sheets/testing.ts';
import { quantile } from './insight-alike.ts';

export interface SpeedFigures {
  /** Milliseconds a text, offers and deciding words included. */
  p50: number;
  p95: number;
  mean: number;
  letters: number;
  classes: number;
  features: number;
  /** Stored, compressed; and in memory. */
  storedMiB: number;
  memoryMiB: number;
  trainSeconds: number;
  listMs: number;
}

/**
 * Speed and size where they are worst: the whole shipped list of categories as classes, all labelled messages as requests
 * (their labels dealt out over the categories, since this says nothing about being right), the longest texts.
 */
export async function measureSpeed(): Promise<SpeedFigures> {
  const file = await readAll({ path: sharedData('messages/labelled-7146.csv') }, 'labelled-7146.csv');
  const column = file.header.indexOf('留言详情');
  const texts = file.all.map(({ cells }) => cells[column] ?? '');
  const days = { days: [] } as unknown as Parameters<typeof presets>[0];
  const cards = cardsOf(presets(days).category);
  const listBegan = performance.now();
  const published = publishedExamples(cards);
  trainModel(published);
  const listMs = performance.now() - listBegan;
  const random = sequence(3);
  const dealt = texts.map((text) => ({
    text: textBag(text),
    label: cards[Math.floor(random() * cards.length)]!.code,
    weight: 1,
  }));
  const began = performance.now();
  const model = trainModel([...published, ...dealt])!;
  const trainSeconds = (performance.now() - began) / 1000;
  const set: ModelSet = {
    format: FORMAT,
    category: model,
    unit: null,
    history: new Map(),
    common: new Map(),
    requests: texts.length,
  };
  const times = texts.slice(0, 2000).map((text) => {
    const start = performance.now();
    offerCategories({ ...model, sharpness: 1e6 }, text, 'history'); // sharp enough that every text gets an offer with its words
    return performance.now() - start;
  });
  return {
    ...{ p50: quantile(times, 0.5), p95: quantile(times, 0.95), mean: times.reduce((a, b) => a + b, 0) / times.length },
    letters: Math.round(texts.slice(0, 2000).reduce((sum, text) => sum + text.length, 0) / 2000),
    classes: model.labels.length,
    features: model.hashes.length,
    storedMiB: packModels(set).byteLength / 1_048_576,
    memoryMiB: (model.weights.byteLength + model.hashes.byteLength + model.rarity.byteLength) / 1_048_576,
    trainSeconds,
    listMs,
  };
}
