import fc from 'fast-check';
import { expect, test } from 'vitest';
import { centreOf, contains, type MapArea, pathOf, projectionOf } from './projection.ts';
import { shadeOf, stepsOf } from './steps.ts';

const square = (west: number, south: number, size: number): number[][] => [
  [west, south],
  [west + size, south],
  [west + size, south + size],
  [west, south + size],
  [west, south],
];
const area = (...rings: number[][][]): MapArea => ({ id: 'a', name: '一网格', rings });

test('a point goes to the drawing and back', () => {
  const projection = projectionOf([area(square(113, 30, 0.2))]);
  fc.assert(
    fc.property(
      fc.double({ min: 113, max: 113.2, noNaN: true }),
      fc.double({ min: 30, max: 30.2, noNaN: true }),
      (lon, lat) => {
        const [lon2, lat2] = projection.toLonLat(projection.toPoint([lon, lat]));
        expect(lon2).toBeCloseTo(lon, 9);
        expect(lat2).toBeCloseTo(lat, 9);
      },
    ),
  );
});

test('distances are metres: a square of 0.1° of latitude is 11 km high', () => {
  const { whole } = projectionOf([area(square(113, 30, 0.1))]);
  expect(whole.height).toBeCloseTo(11_132 * 1.08, 0);
  expect(whole.width).toBeLessThan(whole.height);
});

test('inside, outside and in a hole', () => {
  const ring = area(square(0, 0, 4), square(1, 1, 2), square(10, 10, 1));
  expect(
    [
      [0.5, 0.5],
      [2, 2],
      [5, 5],
      [10.5, 10.5],
    ].map(([x = 0, y = 0]) => contains(ring, [x, y])),
  ).toEqual([true, false, false, true]);
});

test('the name stands in the middle of the largest ring', () => {
  const [x, y] = centreOf(area(square(10, 10, 1), square(0, 0, 4)));
  expect([x, y]).toEqual([expect.closeTo(2, 9), expect.closeTo(2, 9)]);
});

test('a map without areas still has a size, a path only whole rings', () => {
  expect(projectionOf([]).whole.width).toBeGreaterThan(0);
  const broken = area(square(0, 0, 1), [[0, 0]]);
  expect(pathOf(broken, projectionOf([broken])).match(/M/g)).toHaveLength(1);
});

test('every value finds a shade, the greatest the deepest, and few classes keep to the middle', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 500 }), { minLength: 2 }), (values) => {
      const steps = stepsOf(values);
      expect(steps.length).toBeLessThanOrEqual(5);
      for (const value of values) expect(shadeOf(value, steps)).not.toBeNull();
      for (const { from, to } of steps) expect(values.some((value) => value >= from && value <= to)).toBe(true);
      if (steps.length > 1) expect(shadeOf(Math.max(...values), steps)).toBe(Math.min(steps.length, 4));
    }),
  );
  expect(shadeOf(null, stepsOf([1, 2]))).toBeNull();
  expect(stepsOf([null, undefined])).toEqual([]);
});
