import { describe, expect, test } from 'vitest';
import type { LimitItem, Stage, Urgency } from './items.ts';
import { presetLimits } from './presets/limits.ts';
import { resolveLimit } from './resolve-limit.ts';

const limit = (amount: number, category: string, urgency: LimitItem['urgency']): LimitItem => ({
  category,
  urgency,
  stage: 'handle',
  amount,
  unit: 'workdays',
  warnAt: [0.5, 0.8, 1],
});

describe('which limit applies', () => {
  const items = [limit(5, '*', '*'), limit(1, '*', 'urgent'), limit(3, 'a', '*'), limit(2, 'a.b', 'urgent')];
  const ask = (categories: string[], urgency: Urgency): number | undefined =>
    resolveLimit(items, { categories, urgency, stage: 'handle' })?.amount;

  test.each<[string, string[], Urgency, number]>([
    ['the category itself with its urgency', ['a.b', 'a'], 'urgent', 2],
    ['the parent for all urgencies before the general urgent limit', ['a.b', 'a'], 'normal', 3],
    ['a category limit for all urgencies before a general one for this urgency', ['a'], 'urgent', 3],
    ['the general limit of the urgency', ['z'], 'urgent', 1],
    ['the general limit', [], 'complex', 5],
  ])('%s', (_, categories, urgency, amount) => {
    expect(ask(categories, urgency)).toBe(amount);
  });

  test('another stage has no limit here', () => {
    expect(resolveLimit(items, { categories: ['a'], urgency: 'normal', stage: 'sign' })).toBeUndefined();
  });
});

/** The row "Suggested starting preset" of the request machine, §4.3. */
describe('the shipped limits', () => {
  test.each<[Stage, Urgency, string[], number, LimitItem['unit']]>([
    ['sign', 'urgent', [], 2, 'hours'],
    ['sign', 'normal', [], 240, 'working-minutes'],
    ['contact', 'normal', [], 24, 'hours'],
    ['handle', 'normal', ['advice.policy', 'advice'], 1, 'workdays'],
    ['handle', 'normal', ['gas.leak', 'gas'], 24, 'hours'],
    ['handle', 'normal', ['roads.potholes', 'roads'], 5, 'workdays'],
    ['handle', 'complex', ['heating.pipes', 'heating'], 15, 'workdays'],
    ['follow-up', 'complex', [], 3, 'workdays'],
    ['supply', 'normal', [], 5, 'calendar-days'],
  ])('%s, %s, %j: %d %s', (stage, urgency, categories, amount, unit) => {
    expect(resolveLimit(presetLimits, { categories, urgency, stage })).toMatchObject({
      amount,
      unit,
      warnAt: [0.5, 0.8, 1],
    });
  });
});
