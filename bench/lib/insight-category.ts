import { readAll, sharedData } from '../../apps/server/src/platform/sheets/testing.ts';
import {
  fitSharpness,
  type Judged,
  type Quality,
  qualityOf,
} from '../../apps/server/src/modules/insight/domain/calibration.ts';
import { judge } from '../../apps/server/src/modules/insight/domain/fit-model.ts';
import { type LinearModel, softened } from '../../apps/server/src/modules/insight/domain/linear-model.ts';
import { textBag } from '../../apps/server/src/modules/insight/domain/text-features.ts';
import {
  type Example,
  sequence,
  shuffle,
  trainModel,
} from '../../apps/server/src/modules/insight/domain/train-model.ts';
import { alikeGroups } from './insight-groups.ts';

const FOLDS = 5;
const PUBLISHED_WEIGHT = 0.5;

export interface CategoryFigures {
  texts: number;
  features: number;
  /** Macro-F1 over all texts, each judged by the model that had not seen it, and of each fold by itself. */
  quality: Quality;
  folds: number[];
  byLabel: { label: string; f1: number; count: number }[];
  /** The same with the file of titles as further training texts. */
  withTitles: { macroF1: number; used: number; left: number };
  /** Without putting near-identical texts into one fold. */
  ungrouped: number;
  trainSeconds: number;
}

interface Message {
  title: string;
  text: string;
  label: string;
}

/** Five-fold cross-validation on the labelled messages, with the taxonomy as the published category list. */
export async function measureCategory(tell: (line: string) => void): Promise<CategoryFigures> {
  const { messages, published, titles } = await readMessages();
  const examples = messages.map(({ title, text, label }) => ({ text: textBag(text, title), label, weight: 1 }));
  const groups = alikeGroups(messages.map(({ text }) => text));
  const grouped = foldsOf(groups);
  const began = performance.now();
  const own = crossValidate(examples, grouped, published, tell);
  const trainSeconds = (performance.now() - began) / 1000 / FOLDS;
  const single = foldsOf(examples.map((_, i) => i));
  const ungrouped = crossValidate(examples, single, published, tell);
  let used = 0;
  let left = 0;
  const titled = crossValidate(examples, grouped, published, tell, (held) => {
    const apart = titlesApart(
      titles,
      held.map((i) => `${messages[i]!.title}。${messages[i]!.text}`),
    );
    used += apart.length / FOLDS;
    left += (titles.length - apart.length) / FOLDS;
    return apart.map(({ text, label }) => ({ text: textBag(text), label, weight: PUBLISHED_WEIGHT }));
  });
  return {
    texts: messages.length,
    features: own.model.hashes.length,
    quality: own.quality,
    folds: own.folds,
    byLabel: own.byLabel,
    withTitles: { macroF1: titled.quality.macroF1, used: Math.round(used), left: Math.round(left) },
    ungrouped: ungrouped.quality.macroF1,
    trainSeconds,
  };
}

async function readMessages(): Promise<{
  messages: Message[];
  published: Example[];
  titles: Omit<Message, 'title'>[];
}> {
  const file = await readAll({ path: sharedData('messages/labelled-7146.csv') }, 'labelled-7146.csv');
  const column = (name: string): number => file.header.indexOf(name);
  const [title, text, label] = [column('留言主题'), column('留言详情'), column('一级标签')];
  const messages = file.all.map(({ cells }) => ({
    title: cells[title] ?? '',
    text: cells[text] ?? '',
    label: cells[label] ?? '',
  }));
  const labels = new Set(messages.map((message) => message.label));
  const tree = await readAll({ path: sharedData('messages/taxonomy-517.xlsx') }, 'taxonomy-517.xlsx');
  const published = tree.all.flatMap(({ cells: [top = '', second = '', third = ''] }): Example[] =>
    labels.has(top)
      ? [{ text: textBag(`${second} ${third}`), label: top, weight: PUBLISHED_WEIGHT, published: true }]
      : [],
  );
  const other = await readAll({ path: sharedData('messages/labelled-titles-8229.csv') }, 'labelled-titles-8229.csv');
  const titles = other.all.map(({ cells: [name = '', top = ''] }) => ({ text: name, label: top }));
  return { messages, published, titles };
}

/** Which fold a text is held back in: members of a group together. */
function foldsOf(groups: readonly number[]): Int32Array {
  const order = Int32Array.from(new Set(groups));
  shuffle(order, sequence(2020));
  const foldOf = new Map(Array.from(order, (group, i) => [group, i % FOLDS]));
  return Int32Array.from(groups, (group) => foldOf.get(group) ?? 0);
}

function crossValidate(
  examples: readonly Example[],
  folds: Int32Array,
  published: readonly Example[],
  tell: (line: string) => void,
  more: (held: number[]) => Example[] = () => [],
) {
  const all = examples.map((_, i) => i);
  const guesses: { chances: Float64Array; right: number }[] = [];
  const perFold: number[] = [];
  let last: LinearModel | undefined;
  for (let fold = 0; fold < FOLDS; fold++) {
    const held = all.filter((i) => folds[i] === fold);
    const seen = all.filter((i) => folds[i] !== fold);
    const extra = [...published, ...more(held)];
    // The sharpness too is fitted without the held-back fold: on a fifth of what may be seen.
    const [inner, outer] = [seen.filter((_, k) => k % FOLDS === 0), seen.filter((_, k) => k % FOLDS !== 0)];
    const trial = trainModel([...outer.map((i) => examples[i]!), ...extra])!;
    const sharpness = fitSharpness(inner.map((i) => judge(trial, examples[i]!)));
    const model = trainModel([...seen.map((i) => examples[i]!), ...extra])!;
    const judged: Judged[] = held.map((i) => judge(model, examples[i]!));
    const mine = judged.map(({ margins, right }) => ({ chances: softened(margins, sharpness), right }));
    perFold.push(qualityOf(mine, model.labels.length).macroF1);
    guesses.push(...mine);
    last = model;
    tell(`  fold ${fold + 1}: macro-F1 ${perFold.at(-1)!.toFixed(4)}, ${model.hashes.length} features`);
  }
  const model = last!;
  return { quality: qualityOf(guesses, model.labels.length), folds: perFold, byLabel: perLabel(guesses, model), model };
}

function perLabel(guesses: readonly { chances: Float64Array; right: number }[], model: LinearModel) {
  return model.labels.map((label, c) => {
    let hits = 0;
    let guessed = 0;
    let actual = 0;
    for (const { chances, right } of guesses) {
      const first = chances.indexOf(Math.max(...chances));
      if (first === c) guessed += 1;
      if (right === c) actual += 1;
      if (first === c && right === c) hits += 1;
    }
    return { label, f1: (2 * hits) / (guessed + actual), count: actual };
  });
}

/**
 * Titles of which no held-back text holds half the pairs of characters: the file of titles comes from the same board, so
 * that the title of a held-back text, whose text is what is judged, must not be learned from.
 */
function titlesApart<T extends { text: string }>(titles: readonly T[], held: readonly string[]): T[] {
  const holders = new Map<string, number[]>();
  held.forEach((text, i) => {
    for (const pair of pairsOf(text)) {
      const known = holders.get(pair);
      if (known) known.push(i);
      else holders.set(pair, [i]);
    }
  });
  return titles.filter(({ text }) => {
    const pairs = pairsOf(text);
    if (pairs.size < 3) return false;
    const shared = new Map<number, number>();
    for (const pair of pairs) for (const i of holders.get(pair) ?? []) shared.set(i, (shared.get(i) ?? 0) + 1);
    return Math.max(0, ...shared.values()) < pairs.size / 2;
  });
}

function pairsOf(text: string): Set<string> {
  const letters = text.replace(/[^\p{Script=Han}]/gu, '');
  return new Set(Array.from({ length: Math.max(0, letters.length - 1) }, (_, i) => letters.slice(i, i + 2)));
}
