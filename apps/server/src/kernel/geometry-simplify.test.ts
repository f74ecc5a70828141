import { expect, test } from 'vitest';
import { areaOf, type MultiPolygon, type Position, positionIn, type Ring } from './geometry.ts';
import { overlapArea } from './geometry-overlap.ts';
import { simplifyLine, simplifyTogether } from './geometry-simplify.ts';

const box = (west: number, south: number, east: number, north: number): Ring => [
  [west, south],
  [east, south],
  [east, north],
  [west, north],
  [west, south],
];

test('a line keeps its ends and its corners and loses what is within the tolerance', () => {
  const line: Position[] = [
    [0, 0],
    [1, 0.01],
    [2, -0.01],
    [3, 0],
    [3, 3],
    [3.01, 4],
    [3, 5],
  ];
  expect(simplifyLine(line, 0.1)).toEqual([
    [0, 0],
    [3, 0],
    [3, 5],
  ]);
  expect(simplifyLine(line, 0)).toEqual(line);
  expect(
    simplifyLine(
      [
        [0, 0],
        [1, 1],
      ],
      1,
    ),
  ).toEqual([
    [0, 0],
    [1, 1],
  ]);
});

/** A square cut into 3 × 3 by wavy borders: each border written in opposite directions by its two neighbours. */
function wavyTiles(): MultiPolygon[] {
  const wave = (from: Position, to: Position): Position[] =>
    Array.from({ length: 20 }, (_, i): Position => {
      const share = i / 20;
      const away = 0.02 * Math.sin(7 * share * Math.PI) * (share > 0 ? 1 : 0);
      return [
        from[0] + share * (to[0] - from[0]) + (from[0] === to[0] ? away : 0),
        from[1] + share * (to[1] - from[1]) + (from[1] === to[1] ? away : 0),
      ];
    });
  const side = (from: Position, to: Position): Position[] => {
    if (from[0] <= to[0] && from[1] <= to[1]) return wave(from, to);
    const there = [...wave(to, from), from];
    return there.toReversed().slice(0, -1);
  };
  return Array.from({ length: 9 }, (_, i) => {
    const [w, s] = [i % 3, Math.floor(i / 3)];
    const corners = box(w, s, w + 1, s + 1);
    const ring = corners.slice(1).flatMap((to, k) => side(corners[k]!, to));
    return [[[...ring, ring[0]!]]];
  });
}

test('neighbours still border on each other: no gap, no overlap, the same corners', () => {
  const tiles = wavyTiles();
  const simple = simplifyTogether(tiles, 0.015);
  const points = (boundaries: MultiPolygon[]): number =>
    boundaries.flat(2).length && boundaries.flat(2).reduce((sum, ring) => sum + ring.length, 0);
  expect(points(simple)).toBeLessThan(points(tiles) * 0.7);
  for (let i = 0; i < 9; i++) {
    for (let j = 0; j < i; j++) expect(overlapArea(simple[i]!, simple[j]!) / areaOf(simple[i]!)).toBeLessThan(1e-9);
  }
  // Each edge of a border is used once in each direction: what lies between neighbours cancels out.
  const edges = new Map<string, number>();
  for (const ring of simple.flat(2)) {
    for (let i = 1; i < ring.length; i++) {
      const there = `${ring[i - 1]!}→${ring[i]!}`;
      const back = `${ring[i]!}→${ring[i - 1]!}`;
      if (edges.get(back)) edges.set(back, edges.get(back)! - 1);
      else edges.set(there, (edges.get(there) ?? 0) + 1);
    }
  }
  const outline = [...edges]
    .filter(([, count]) => count > 0)
    .map(([edge]) => edge.split('→').map((at) => at.split(',').map(Number) as Position));
  for (const [from] of outline)
    expect([0, 3].some((side) => Math.abs(from![0] - side) < 0.03 || Math.abs(from![1] - side) < 0.03)).toBe(true);
});

test('a ring that would vanish stays, and one without neighbours is simplified whichever way it is written', () => {
  const tiny = box(0, 0, 0.001, 0.001);
  expect(simplifyTogether([[[tiny]]], 1)).toEqual([[[tiny]]]);
  const circle = Array.from(
    { length: 200 },
    (_, i): Position => [Math.cos((2 * Math.PI * i) / 200), Math.sin((2 * Math.PI * i) / 200)],
  );
  const ring = [...circle, circle[0]!];
  const one = simplifyTogether([[[ring]]], 0.01)[0]![0]![0];
  const other = simplifyTogether([[[ring.toReversed()]]], 0.01)[0]![0]![0];
  expect(one!.length).toBeLessThan(60);
  expect(new Set(one!.map(String))).toEqual(new Set(other!.map(String)));
  expect(positionIn([0, 0], [[one!]])).toBe('inside');
});

test('overlap is the area in common; slivers count, touching does not', () => {
  const a: MultiPolygon = [[box(111, 40, 111.2, 40.2)]];
  const quarter: MultiPolygon = [[box(111.1, 40.1, 111.3, 40.3)]];
  expect(overlapArea(a, quarter) / areaOf([[box(111.1, 40.1, 111.2, 40.2)]])).toBeCloseTo(1, 5);
  expect(overlapArea(a, [[box(111.2, 40, 111.4, 40.2)]])).toBeLessThan(1e-3);
  expect(overlapArea(a, [[box(112, 40, 113, 41)]])).toBe(0);
  const sliver: MultiPolygon = [[box(111.1999, 40, 111.4, 40.2)]];
  expect(overlapArea(a, sliver) / areaOf([[box(111.1999, 40, 111.2, 40.2)]])).toBeCloseTo(1, 5);
  const holed: MultiPolygon = [[box(111, 40, 111.2, 40.2), box(111.05, 40.05, 111.15, 40.15)]];
  expect(overlapArea(holed, [[box(111.05, 40.05, 111.15, 40.15)]])).toBeLessThan(1);
});
