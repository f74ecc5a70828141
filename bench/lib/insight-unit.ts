import { readAll, sharedData } from '../../apps/server/src/platform/sheets/testing.ts';
import { fitSharpness, type Quality, qualityOf } from '../../apps/server/src/modules/insight/domain/calibration.ts';
import { factHashes } from '../../apps/server/src/modules/insight/domain/fact-features.ts';
import { judge } from '../../apps/server/src/modules/insight/domain/fit-model.ts';
import { softened } from '../../apps/server/src/modules/insight/domain/linear-model.ts';
import { type Example, trainModel } from '../../apps/server/src/modules/insight/domain/train-model.ts';
import { unitOptions } from '../../apps/server/src/modules/insight/domain/unit-options.ts';

export const TRAINED_ON = 6400;

export interface UnitFigures {
  label: 'dispose_unit' | 'dispose_unit_code';
  quality: Quality;
  /** Majority by community and sub-type, falling back to the sub-type, then to all. */
  majority: { top1: number; top3: number };
  /** Share of the test whose unit never stood in the training part. */
  unmet: number;
  seconds: number;
}

interface Event extends Example {
  community: string;
  subType: string;
}

/** Trained on the first `train` by date, tested on the next `test`; nothing was chosen by looking at events beyond 6,400. */
export async function measureUnit(label: UnitFigures['label'], train = TRAINED_ON, test = 1600): Promise<UnitFigures> {
  const events = await readEvents(label);
  const [seen, held] = [events.slice(0, train), events.slice(train, train + test)];
  const began = performance.now();
  const cut = Math.floor(seen.length * 0.8);
  const trial = trainModel(seen.slice(0, cut), unitOptions)!;
  const sharpness = fitSharpness(seen.slice(cut).map((event) => judge(trial, event)));
  const model = trainModel(seen, unitOptions)!;
  const seconds = (performance.now() - began) / 1000;
  const guesses = held.map((event) => {
    const { margins, right } = judge(model, event);
    return { chances: softened(margins, sharpness), right };
  });
  return {
    label,
    quality: qualityOf(guesses, model.labels.length),
    majority: majorityOf(seen, held),
    unmet: guesses.filter(({ right }) => right < 0).length / held.length,
    seconds,
  };
}

async function readEvents(label: string): Promise<Event[]> {
  const file = await readAll({ path: sharedData('events-pingshan/events-8000.csv') }, 'events-8000.csv');
  const at = (cells: string[], name: string): string => cells[file.header.indexOf(name)] ?? '';
  return file.all.map(({ cells }) => {
    const [community, street, subType] = [at(cells, 'community'), at(cells, 'street'), at(cells, 'sub_type')];
    const categories = [subType, at(cells, 'main_type'), at(cells, 'event_type')].map((name, i) => `${i} ${name}`);
    const facts = factHashes({ categories, places: [`c ${community}`, `s ${street}`], source: at(cells, 'source') });
    return { facts, label: at(cells, label), weight: 1, community, subType };
  });
}

function majorityOf(seen: readonly Event[], held: readonly Event[]): { top1: number; top3: number } {
  const counts = new Map<string, Map<string, number>>();
  const keys = ({ community, subType }: Event): string[] => [`${community} ${subType}`, subType, ''];
  for (const event of seen)
    for (const key of keys(event)) {
      const units = counts.get(key) ?? new Map<string, number>();
      counts.set(key, units.set(event.label, (units.get(event.label) ?? 0) + 1));
    }
  let [top1, top3] = [0, 0];
  for (const event of held) {
    const units = counts.get(keys(event).find((key) => counts.has(key)) ?? '') ?? new Map<string, number>();
    const best = [...units].sort((a, b) => b[1] - a[1]).map(([unit]) => unit);
    if (best[0] === event.label) top1 += 1;
    if (best.slice(0, 3).includes(event.label)) top3 += 1;
  }
  return { top1: top1 / held.length, top3: top3 / held.length };
}
