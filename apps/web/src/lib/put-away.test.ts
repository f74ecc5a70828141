import { expect, it } from 'vitest';
import { putAway } from './put-away.ts';

it('puts away the one that is through, and nothing that was opened after it', () => {
  const [first, next] = [{ id: 1 }, { id: 2 }];
  expect(putAway(first)(first)).toBe(null);
  expect(putAway(first)(next)).toBe(next);
  expect(putAway(first)(null)).toBe(null);
});
