import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { areaOf, type MultiPolygon, positionIn, type Position } from '../../kernel/geometry.ts';
import { common, cutAlong, unionOf, without } from './regions.ts';

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
const whole = box(106, 39, 106.02, 39.01);

describe('regions', () => {
  test('neighbours become one ring without the line between them', () => {
    const joined = unionOf([box(106, 39, 106.01, 39.01), box(106.01, 39, 106.02, 39.01)]);
    expect(joined).toHaveLength(1);
    expect(joined[0]).toHaveLength(1);
    expect(areaOf(joined)).toBeCloseTo(areaOf(whole), 0);
  });

  test('places apart stay two pieces of one boundary; a hole stays a hole', () => {
    expect(unionOf([box(106, 39, 106.01, 39.01), box(106.02, 39, 106.03, 39.01)])).toHaveLength(2);
    const ring = without(whole, box(106.005, 39.002, 106.008, 39.005));
    expect(ring[0]).toHaveLength(2);
    expect(positionIn([106.006, 39.003], unionOf([ring, box(106.02, 39, 106.03, 39.01)]))).toBe('outside');
  });

  test('a cut divides the ground: left of the line first, nothing lost, nothing twice', () => {
    const [west, east] = cutAlong(whole, [
      [106.01, 39.002],
      [106.01, 39.008],
    ]);
    expect(positionIn([106.005, 39.005], west)).toBe('inside');
    expect(positionIn([106.015, 39.005], east)).toBe('inside');
    expect(areaOf(common(west, east))).toBe(0);
    expect(cutAlong(whole, [[107, 39] as Position, [107, 40]]).map((part) => part.length)).toEqual([1, 0]);
  });

  test('any line through the ground', () => {
    const within = fc.tuple(
      fc.double({ min: 106.001, max: 106.019, noNaN: true }),
      fc.double({ min: 39.001, max: 39.009, noNaN: true }),
    );
    fc.assert(
      fc.property(within, within, (a, b) => {
        fc.pre(Math.hypot(a[0] - b[0], a[1] - b[1]) > 1e-4);
        const parts = cutAlong(whole, [a, b]);
        expect(parts.every((part) => part.length > 0)).toBe(true);
        const sum = areaOf(parts[0]) + areaOf(parts[1]);
        expect(Math.abs(sum - areaOf(whole))).toBeLessThan(areaOf(whole) * 1e-4);
      }),
      { numRuns: 60 },
    );
  });
});
