import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  areaOf,
  boundsOf,
  distanceBetween,
  interiorPoint,
  type MultiPolygon,
  ownerOf,
  type Position,
  positionIn,
  type Ring,
} from './geometry.ts';

const box = (west: number, south: number, east: number, north: number): Ring => [
  [west, south],
  [east, south],
  [east, north],
  [west, north],
  [west, south],
];
const RADIUS = 6_371_008.8;

test('a point is inside, outside or on an edge; a hole is outside, its rim is an edge', () => {
  const boundary: MultiPolygon = [[box(0, 0, 4, 4), box(1, 1, 2, 2)], [box(10, 0, 11, 1)]];
  const expected: [Position, string][] = [
    [[0.5, 0.5], 'inside'],
    [[1.5, 1.5], 'outside'],
    [[1, 1.5], 'edge'],
    [[2, 2], 'edge'],
    [[0, 0], 'edge'],
    [[4, 2], 'edge'],
    [[4.001, 2], 'outside'],
    [[-1, 4], 'outside'],
    [[10.5, 0.5], 'inside'],
    [[7, 0.5], 'outside'],
    [[10, 1], 'edge'],
  ];
  expect(expected.map(([point]) => positionIn(point, boundary))).toEqual(expected.map(([, where]) => where));
});

test('an edge that two parts of one boundary share with a third lies inside where one part covers it', () => {
  expect(positionIn([1, 0.5], [[box(0, 0, 1, 1)], [box(0.5, 0, 2, 1)]])).toBe('inside');
});

test('slanted edges and latitudes that run through corners are counted once', () => {
  const diamond: MultiPolygon = [
    [
      [
        [0, -1],
        [1, 0],
        [0, 1],
        [-1, 0],
        [0, -1],
      ],
    ],
  ];
  expect(positionIn([-0.5, 0], diamond)).toBe('inside');
  expect(positionIn([-2, 0], diamond)).toBe('outside');
  expect(positionIn([-2, 1], diamond)).toBe('outside');
  expect(positionIn([0.5, 0.5], diamond)).toBe('edge');
});

test('in a tiling every point has exactly one owner, on edges and corners the first given', () => {
  const tiles = Array.from({ length: 16 }, (_, i) => ({
    id: i,
    boundary: [[box(i % 4, Math.floor(i / 4), (i % 4) + 1, Math.floor(i / 4) + 1)]],
  }));
  expect(ownerOf([1, 0.5], tiles)).toBe(0);
  expect(ownerOf([1, 0.5], tiles.toReversed())).toBe(1);
  expect(ownerOf([2, 2], tiles)).toBe(5);
  expect(ownerOf([4, 4], tiles)).toBe(15);
  expect(ownerOf([4.1, 4], tiles)).toBe(null);
  const eighths = fc.integer({ min: 0, max: 32 }).map((n) => n / 8);
  fc.assert(
    fc.property(eighths, eighths, (lon, lat) => {
      const owner = ownerOf([lon, lat], tiles);
      const holders = tiles
        .filter((tile) => positionIn([lon, lat], tile.boundary) !== 'outside')
        .map((tile) => tile.id);
      return owner !== null && owner === Math.min(...holders);
    }),
  );
});

test('area is that of the sphere: a cell of the graticule, a hole taken off, either winding', () => {
  const cell = (RADIUS * RADIUS * Math.PI * (Math.sin((41 * Math.PI) / 180) - Math.sin((40 * Math.PI) / 180))) / 180;
  expect(areaOf([[box(111, 40, 112, 41)]]) / cell).toBeCloseTo(1, 9);
  expect(areaOf([[box(111, 40, 112, 41).toReversed()]]) / cell).toBeCloseTo(1, 9);
  expect(areaOf([[box(111, 40, 112, 41), box(111, 40, 112, 40.5)], [box(111, 40, 112, 40.5)]]) / cell).toBeCloseTo(
    1,
    9,
  );
  expect(areaOf([])).toBe(0);
});

test('distance: a degree of latitude, Hohhot to Beijing, antipodes', () => {
  expect(distanceBetween([111, 40], [111, 41])).toBeCloseTo((RADIUS * Math.PI) / 180, 3);
  expect(distanceBetween([111.67, 40.82], [116.4, 39.9]) / 1000).toBeGreaterThan(405);
  expect(distanceBetween([111.67, 40.82], [116.4, 39.9]) / 1000).toBeLessThan(420);
  expect(distanceBetween([0, 0], [180, 0])).toBeCloseTo(RADIUS * Math.PI, 3);
});

test('the label point lies inside, also of crescents, rings and the larger of two parts', () => {
  expect(interiorPoint([[box(0, 0, 2, 2)]])).toEqual([1, 1]);
  const shapes: MultiPolygon[] = [
    [
      [
        [
          [0, 0],
          [4, 0],
          [4, 4],
          [0, 4],
          [0, 3.5],
          [3.5, 3.5],
          [3.5, 0.5],
          [0, 0.5],
          [0, 0],
        ],
      ],
    ],
    [[box(0, 0, 3, 3), box(0.1, 0.1, 2.9, 2.9)]],
    [[box(0, 0, 0.5, 0.5)], [box(10, 10, 14, 14)]],
  ];
  for (const shape of shapes) expect(positionIn(interiorPoint(shape)!, shape)).toBe('inside');
  expect(interiorPoint(shapes[2]!)).toEqual([12, 12]);
  expect(interiorPoint([])).toBe(null);
});

test('bounds span all parts', () => {
  expect(boundsOf([[box(0, 0, 1, 1)], [box(5, -2, 6, 3)]])).toEqual([0, -2, 6, 3]);
});
