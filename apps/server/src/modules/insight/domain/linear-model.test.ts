import { describe, expect, it } from 'vitest';
import { fitSharpness, qualityOf } from './calibration.ts';
import { factHashes } from './fact-features.ts';
import { FEWEST_REQUESTS, fitModel } from './fit-model.ts';
import { bestGuesses, decidingWords, find, marginsOf, softened, vectorOf } from './linear-model.ts';
import { guessUnits, mergeUnits, offerCategories } from './offers.ts';
import { hanPairs, pairHash, textBag, wordHash, wordsOf } from './text-features.ts';
import { type Example, sequence, trainModel } from './train-model.ts';

const example = (text: string, label: string, weight = 1): Example => ({ text: textBag(text), label, weight });
const town: Example[] = [
  ...['路灯不亮', '路灯坏了', '门口路灯不亮', '路灯熄灭'].map((text) => example(text, 'light')),
  ...['水管爆裂', '水管漏水', '楼下水管漏水', '水管破了'].map((text) => example(text, 'water')),
  ...['拖欠工资', '工资没发', '老板拖欠工资', '工资拖欠半年'].map((text) => example(text, 'wages')),
];

describe('features', () => {
  it('never hold what has a digit in it', () => {
    expect(wordsOf('请拨打13912345678，3号楼，宁A12345，５单元')).not.toContain(expect.stringMatching(/\p{N}/u));
    expect(wordsOf('13912345678 宁A12345 640202199001011234')).toEqual(['宁']);
    expect(hanPairs('三号1楼梯')).toEqual(['三号', '楼梯']);
  });

  it('are the same however wide the letters are', () => {
    expect(textBag('ＷＩＦＩ不通')).toEqual(textBag('wifi不通'));
  });

  it('cross every level of the category with every level of the place', () => {
    const facts = { categories: ['a.b', 'a'], places: ['g', 'c', 's', 'd'], source: 'phone' };
    expect(factHashes(facts).length).toBe(1 + 2 + 3 + 1 + 2 + 6 + 3 + 3);
    expect(factHashes({ ...facts, places: [] }).length).toBe(1 + 2 + 1 + 2);
    expect(factHashes(facts)).not.toEqual(factHashes({ ...facts, source: 'app' }));
  });
});

describe('training', () => {
  const model = trainModel(town, { fewest: 2, cost: 1, balance: 0.5, rounds: 12 })!;

  it('drops what fewer requests say than asked: a name that stands in two is not in the model', () => {
    const named = [...town, example('王小明家路灯不亮', 'light'), example('王小明家水管漏水', 'water')];
    const kept = trainModel(named)!;
    expect(find(kept.hashes, wordHash('路灯'))).toBeGreaterThanOrEqual(0);
    for (const pair of ['王小', '小明', '明家'])
      expect(find(kept.hashes, pairHash(pair.charCodeAt(0), pair.charCodeAt(1)))).toBe(-1);
    for (const word of wordsOf('王小明')) expect(find(kept.hashes, wordHash(word))).toBe(-1);
    const thrice = trainModel([...named, example('王小明家没发工资', 'wages')])!;
    expect(find(thrice.hashes, pairHash('小'.charCodeAt(0), '明'.charCodeAt(0)))).toBeGreaterThanOrEqual(0);
  });

  it('gives the same model for the same requests', () => {
    expect(trainModel(town, { fewest: 2, cost: 1, balance: 0.5, rounds: 12 })).toEqual(model);
  });

  it('needs two classes', () => {
    expect(trainModel(town.slice(0, 4))).toBeUndefined();
    expect(trainModel([])).toBeUndefined();
  });

  it('tells the classes apart and why', () => {
    const chances = softened(marginsOf(model, vectorOf(model, { text: textBag('巷子里的路灯又坏了') })), 3);
    expect(chances.reduce((sum, chance) => sum + chance, 0)).toBeCloseTo(1);
    expect(bestGuesses(model.labels, chances, 1)[0]?.label).toBe('light');
    expect(decidingWords(model, '巷子里的路灯又坏了', 'light', 3)[0]).toBe('路灯');
    expect(decidingWords(model, '巷子里的路灯', 'no such class', 3)).toEqual([]);
  });

  it('says nothing of a text without a known word', () => {
    expect(offerCategories(model, 'hello 你好', 'history')).toEqual([]);
    expect(offerCategories(model, '', 'list')).toEqual([]);
  });

  it('an override weighs more than what was there before', () => {
    const mixed = [
      ...town,
      ...Array.from({ length: 4 }, () => example('河灯', 'light')),
      ...Array.from({ length: 4 }, () => example('河灯', 'water', 3)),
    ];
    const learned = trainModel(mixed)!;
    const chances = softened(marginsOf(learned, vectorOf(learned, { text: textBag('河灯') })), 3);
    expect(bestGuesses(learned.labels, chances, 1)[0]?.label).toBe('water');
  });

  it('measures itself on requests it has not seen, or leaves it where there are too few', () => {
    expect(fitModel(town)).toBeUndefined();
    const many = Array.from({ length: FEWEST_REQUESTS + 40 }, (_, i) => town[i % town.length]!);
    const fitted = fitModel(many)!;
    expect(fitted.quality).toMatchObject({ count: 10, top1: 1 });
    expect(fitted.model.sharpness).toBeGreaterThan(1);
  });
});

describe('calibration', () => {
  it('finds the sharpness under which confidence is what happens', () => {
    const random = sequence(7);
    const judged = Array.from({ length: 4000 }, () => {
      const margins = Float64Array.from([random(), random(), random()]);
      const chances = softened(margins, 4);
      const pick = random();
      const right = pick < chances[0]! ? 0 : pick < chances[0]! + chances[1]! ? 1 : 2;
      return { margins, right };
    });
    const sharpness = fitSharpness(judged);
    expect(sharpness).toBeGreaterThan(3.5);
    expect(sharpness).toBeLessThan(4.5);
    const measured = qualityOf(
      judged.map(({ margins, right }) => ({ chances: softened(margins, sharpness), right })),
      3,
    );
    expect(measured.calibrationError).toBeLessThan(0.03);
    const boastful = qualityOf(
      judged.map(({ margins, right }) => ({ chances: softened(margins, 30), right })),
      3,
    );
    expect(boastful.calibrationError).toBeGreaterThan(0.2);
  });

  it('counts a class the model never met as wrong', () => {
    const { top1, top3, macroF1 } = qualityOf([{ chances: Float64Array.from([0.9, 0.1]), right: -1 }], 2);
    expect({ top1, top3, macroF1 }).toEqual({ top1: 0, top3: 0, macroF1: 0 });
  });
});

describe('the unit', () => {
  const duties = [
    { unitId: 'office', clause: '1.1', role: 'lead', reason: { zh: '职责清单 1.1', en: 'Duty list 1.1' } },
    { unitId: 'helper', clause: '1.1', role: 'assisting', reason: { zh: '职责清单 1.1', en: 'Duty list 1.1' } },
  ] as const;
  const past = (unitId: string) => (unitId === 'heat' ? { zh: '以往', en: 'before' } : undefined);

  it('is the duty list’s where nothing happened yet, history’s where much did, with both reasons', () => {
    const guesses = new Map([
      ['heat', 0.9],
      ['office', 0.1],
    ]);
    expect(mergeUnits(guesses, duties, 0, past)[0]).toMatchObject({ unitId: 'office', clause: '1.1' });
    const after = mergeUnits(guesses, duties, 200, past);
    expect(after[0]).toMatchObject({ unitId: 'heat', clause: null, reasons: [{ zh: '以往' }] });
    expect(after.map((offer) => offer.unitId)).toContain('office');
    expect(mergeUnits(new Map(), [], 0, past)).toEqual([]);
    expect(mergeUnits(new Map(Array.from({ length: 10 }, (_, i) => [`u${i}`, 0.1])), [], 9, past)).toEqual([]);
  });

  it('falls back from the grid to the street where the grid is new', () => {
    const facts = (grid: string, street: string) => ({
      categories: ['water'],
      places: [grid, street],
      source: 'phone',
    });
    const cases = Array.from({ length: 40 }, (_, i): Example => {
      const street = i % 2 === 0 ? 'north' : 'south';
      return { facts: factHashes(facts(`${street} ${i % 6}`, street)), label: `office ${street}`, weight: 1 };
    });
    const model = { ...trainModel(cases)!, sharpness: 3 };
    const guesses = guessUnits(model, '', facts('a new grid', 'south'));
    expect(guesses.get('office south')).toBeGreaterThan(guesses.get('office north') ?? 1);
  });
});
