import { expect, test } from 'vitest';
import type { MultiPolygon, Position } from '../../../kernel/geometry.ts';
import { draw } from './drawing.ts';
import { overlapsOf } from './overlaps.ts';

const box = (west: number, south: number, east: number, north: number): MultiPolygon => [
  [
    [
      [west, south],
      [east, south],
      [east, north],
      [west, north],
      [west, south],
    ],
  ],
];

test('a drawing is light, rounded to 0.1 m and keeps the order', () => {
  const detailed: Position[] = Array.from({ length: 2000 }, (_, i) => [
    111 + Math.cos((i * Math.PI) / 1000) / 7,
    40 + Math.sin((i * Math.PI) / 1000) / 7,
  ]);
  const { bounds, rings } = draw([[[[...detailed, detailed[0]!]]], box(112, 40, 112.1, 40.1)]);
  expect(bounds).toEqual([110.857143, 39.857143, 112.1, 40.142857]);
  expect(rings).toHaveLength(2);
  expect(rings[0]![0]!.length).toBeLessThan(120);
  expect(rings[0]![0]!.length).toBeGreaterThan(20);
  expect(rings[1]![0]).toHaveLength(5);
  expect(rings.flat(3).every((degrees) => Number(degrees.toFixed(6)) === degrees)).toBe(true);
  expect(draw([])).toEqual({ bounds: null, rings: [] });
});

test('overlaps are found between new ones and with those that were there, not among the latter', () => {
  const boundaries = [box(0, 0, 1, 1), box(0.9, 0, 2, 1), box(5, 5, 6, 6), box(1.95, 0, 3, 1), box(2.5, 0, 4, 1)];
  const found = overlapsOf(boundaries, 3, 0.01);
  expect(found.map(({ first, second }) => [first, second])).toEqual([
    [0, 1],
    [1, 3],
  ]);
  expect(found[0]!.share).toBeCloseTo(0.1, 3);
  expect(overlapsOf(boundaries, 3, 0.2)).toEqual([]);
  expect(overlapsOf([box(0, 0, 1, 1), box(1, 0, 2, 1)], 2, 0)).toEqual([]);
});
