import { expect, test } from 'vitest';
import { surenessOf } from './confidence.ts';

test('confidence is said in words', () => {
  expect([1, 0.75, 0.74, 0.33, 0.32, 0].map(surenessOf)).toEqual([
    'likely',
    'likely',
    'possible',
    'possible',
    'faint',
    'faint',
  ]);
});
