import { expect, test } from 'vitest';
import { clearOf } from './map-names.tsx';

const name = { text: '向阳社区', group: undefined, at: { x: 0, y: 0 }, width: 400, height: 400 };
const lone = (x: number, y: number) => ({ at: { x, y }, ids: ['a'], urgent: 0 });

test('the name of a group stays in its middle until something covers it, then goes to the nearest clear place', () => {
  expect(clearOf(name, [], 1)).toEqual({ x: 0, y: 0 });
  expect(clearOf(name, [lone(0, 100)], 1)).toEqual({ x: 0, y: 0 });
  expect(clearOf(name, [lone(10, 5)], 1)).toEqual({ x: -48, y: 0 });
  const everywhere = Array.from({ length: 21 * 21 }, (_, i) =>
    lone((i % 21) * 20 - 200, Math.floor(i / 21) * 20 - 200),
  );
  expect(clearOf(name, everywhere, 1)).toBeDefined();
});
