import { expect, test } from 'vitest';
import { inTreeOrder } from './body-tree.ts';

test('every body stands below the one above it, and one whose parent is not shown stands by itself', () => {
  const body = (id: string, parentId: string | null) => ({ id, parentId });
  const order = inTreeOrder([body('c', 'b'), body('a', null), body('x', 'gone'), body('b', 'a'), body('d', 'a')]);
  expect(order.map(({ body: { id }, depth }) => `${depth}${id}`)).toEqual(['0a', '1b', '2c', '1d', '0x']);
});
