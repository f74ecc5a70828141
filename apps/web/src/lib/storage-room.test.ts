import { expect, test } from 'vitest';
import { mayBeEvicted, MOST_BYTES, MOST_UNSENT, roomTaken } from './storage-room.ts';

const day = 86_400_000;
const many = (n: number, bytes = 1000, at = 0) => Array.from({ length: n }, () => ({ bytes, at }));

test.each([
  [0, 'enough'],
  [159, 'enough'],
  [160, 'scarce'],
  [199, 'scarce'],
  [200, 'full'],
])('%i unsent of at most 200: %s', (n, level) => {
  expect(roomTaken(many(n)).level).toBe(level);
  expect(MOST_UNSENT).toBe(200);
});

test('few large ones fill the room as well', () => {
  expect(roomTaken(many(4, MOST_BYTES / 10)).level).toBe('enough');
  expect(roomTaken(many(4, MOST_BYTES / 5)).level).toBe('scarce');
  expect(roomTaken(many(5, MOST_BYTES / 5)).level).toBe('full');
});

test('an iPhone is warned about what has waited five days, unless the app is on the home screen', () => {
  const phone = { now: 5 * day, isApple: true, isInstalled: false };
  expect(mayBeEvicted(many(1), phone)).toBe(true);
  expect(mayBeEvicted(many(1, 1, day), phone)).toBe(false);
  expect(mayBeEvicted(many(1), { ...phone, isInstalled: true })).toBe(false);
  expect(mayBeEvicted(many(1), { ...phone, isApple: false })).toBe(false);
  expect(mayBeEvicted([], phone)).toBe(false);
});
