import { expect, test } from 'vitest';
import { createSlots } from './worker-slots.ts';

test('places are handed on in the order in which they were asked for', async () => {
  const slots = createSlots(2);
  const [first, second] = [await slots.take(), await slots.take()];
  const got: string[] = [];
  const third = slots.take().then(() => got.push('third'));
  const fourth = slots.take().then(() => got.push('fourth'));
  await Promise.resolve();
  expect(got).toEqual([]);
  first.release();
  first.release();
  await third;
  expect(got).toEqual(['third']);
  second.release();
  await fourth;
  expect(got).toEqual(['third', 'fourth']);
});

test('a place that is lent out goes to whoever needs it, one that is claimed back does not', async () => {
  const slots = createSlots(2);
  const [idle, busy] = [await slots.take(), await slots.take()];
  const evicted: string[] = [];
  idle.lend(() => {
    evicted.push('idle');
    idle.release();
  });
  busy.lend(() => evicted.push('busy'));
  busy.claim();
  await slots.take();
  expect(evicted).toEqual(['idle']);
});
