import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Position, Ring } from './geometry.ts';
import {
  faultsOf,
  isCounterClockwise,
  MAX_RING_POINTS,
  readGeometry,
  selfIntersection,
} from './geometry-validation.ts';

const kindsOf = (value: unknown): string[] => readGeometry(value).faults.map((fault) => fault.kind);
const polygon = (...rings: unknown[]) => ({ type: 'Polygon', coordinates: rings });
const square = [
  [0, 0],
  [2, 0],
  [2, 2],
  [0, 2],
  [0, 0],
];

test('every kind of broken geometry is named', () => {
  const cases: [unknown, string[]][] = [
    [null, ['not-a-polygon']],
    [{ type: 'Point', coordinates: [1, 2] }, ['not-a-polygon']],
    [{ type: 'Polygon', coordinates: [] }, ['not-a-polygon']],
    [{ type: 'MultiPolygon', coordinates: [[]] }, ['not-a-polygon']],
    [polygon('ring'), ['not-coordinates']],
    [
      polygon([
        [0, 0],
        [1, '1'],
        [0, 0],
      ]),
      ['not-coordinates'],
    ],
    [
      polygon([
        [0, 0],
        [1, null],
        [0, 1],
        [0, 0],
      ]),
      ['not-coordinates'],
    ],
    [
      polygon([
        [0, 0],
        [Number.NaN, 1],
        [0, 1],
        [0, 0],
      ]),
      ['not-coordinates'],
    ],
    [
      polygon([
        [40, 111],
        [41, 111],
        [41, 112],
        [40, 111],
      ]),
      ['outside-world'],
    ],
    [polygon([]), ['too-few-points']],
    [
      polygon([
        [0, 0],
        [1, 1],
        [0, 0],
      ]),
      ['too-few-points'],
    ],
    [
      polygon([
        [0, 0],
        [0, 0],
        [1, 1],
        [1, 1],
        [0, 0],
      ]),
      ['too-few-points'],
    ],
    [polygon(square.slice(0, -1)), ['unclosed']],
    [
      polygon([
        [0, 0],
        [1, 1],
        [2, 2],
        [0, 0],
      ]),
      ['no-area'],
    ],
    [
      polygon([
        [0, 0],
        [3, 1],
        [3, 0],
        [0, 2],
        [0, 0],
      ]),
      ['self-intersecting'],
    ],
    [
      polygon(square, [
        [0.5, 0.5],
        [1, 1],
      ]),
      ['unclosed'],
    ],
  ];
  expect(cases.map(([value]) => kindsOf(value))).toEqual(cases.map(([, kinds]) => kinds));
});

test('a sound geometry comes back wound as RFC 7946 asks, without heights and repeats', () => {
  const clockwise = [...square].reverse().map(([lon, lat]) => [lon, lat, 1023.5]);
  const hole = [
    [0.5, 0.5],
    [1, 0.5],
    [1, 0.5],
    [1, 1],
    [0.5, 1],
    [0.5, 0.5],
  ];
  const { boundary, faults } = readGeometry(polygon(clockwise, hole));
  expect(faults).toEqual([]);
  const [outer, inner] = boundary![0]!;
  expect(isCounterClockwise(outer!)).toBe(true);
  expect(isCounterClockwise(inner!)).toBe(false);
  expect(outer!.every((at) => at.length === 2)).toBe(true);
  expect(inner).toHaveLength(5);
});

test('a crossing is found where it is', () => {
  expect(
    selfIntersection([
      [0, 0],
      [2, 2],
      [2, 0],
      [0, 2],
      [0, 0],
    ]),
  ).toEqual([1, 1]);
});

test('touching itself in a corner, along an edge or at a T is not crossing', () => {
  const touching: Ring[] = [
    [
      [0, 0],
      [1, 1],
      [0, 2],
      [2, 2],
      [1, 1],
      [2, 0],
      [0, 0],
    ],
    [
      [0, 0],
      [4, 0],
      [4, 2],
      [2, 0],
      [0, 2],
      [0, 0],
    ],
    [
      [0, 0],
      [2, 0],
      [2, 1],
      [2, 0],
      [3, 0],
      [3, 3],
      [0, 3],
      [0, 0],
    ],
  ];
  for (const ring of touching) expect(selfIntersection(ring)).toBe(null);
});

const star = (radii: readonly number[]): Ring => {
  const open = radii.map((radius, i): Position => {
    const angle = (2 * Math.PI * i) / radii.length;
    return [111 + radius * Math.cos(angle), 40 + radius * Math.sin(angle)];
  });
  return [...open, open[0]!];
};
const radii = fc.array(fc.double({ min: 0.01, max: 1, noNaN: true }), { minLength: 5, maxLength: 60 });

test('no star-shaped ring crosses itself; swapping two of its far corners makes every one cross', () => {
  fc.assert(fc.property(radii, (each) => faultsOf(star(each)).length === 0));
  const ring = star(Array.from({ length: 40 }, () => 1));
  [ring[5], ring[20]] = [ring[20]!, ring[5]!];
  expect(faultsOf(ring)).toMatchObject([{ kind: 'self-intersecting' }]);
});

test('a position given three times over crosses nothing', () => {
  expect(
    selfIntersection([
      [0, 0],
      [2, 0],
      [2, 0],
      [2, 0],
      [1, 2],
      [0, 0],
    ]),
  ).toBe(null);
});

test('the sweep agrees with comparing every pair', () => {
  const at = fc.tuple(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 0, max: 9 })) as fc.Arbitrary<Position>;
  fc.assert(
    fc.property(fc.array(at, { minLength: 4, maxLength: 12 }), (open) => {
      const ring = [...open, open[0]!];
      expect(selfIntersection(ring) !== null).toBe(anyPairCrosses(ring));
    }),
    { numRuns: 5000 },
  );
});

function anyPairCrosses(ring: Ring): boolean {
  const side = (a: Position, b: Position, c: Position): number =>
    Math.sign((b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]));
  for (let i = 1; i < ring.length; i++) {
    for (let j = 1; j < i; j++) {
      const [a, b, c, d] = [ring[i - 1]!, ring[i]!, ring[j - 1]!, ring[j]!];
      if (side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0) return true;
    }
  }
  return false;
}

test('a border of 50,000 points is checked at once; more is refused; a scribble of long strokes is given up', () => {
  const wavy = star(Array.from({ length: MAX_RING_POINTS - 1 }, (_, i) => 1 + 0.001 * Math.sin(i)));
  const started = performance.now();
  expect(faultsOf(wavy)).toEqual([]);
  expect(performance.now() - started).toBeLessThan(60_000);
  expect(faultsOf(star(Array.from({ length: MAX_RING_POINTS }, () => 1)))).toEqual([{ kind: 'too-many-points' }]);
  const strokes: Ring = [];
  for (let i = 0; i < 20_000; i++) strokes.push([i % 2 === 0 ? 0 : 1, i / 20_000]);
  strokes.push([2, 1], [2, -1], [0, -1], [0, 0]);
  expect(selfIntersection(strokes)).toBe('too-complex');
});
