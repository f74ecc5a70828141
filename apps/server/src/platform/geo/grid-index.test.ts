import { expect, test } from 'vitest';
import { type MultiPolygon, ownerOf, type Position, positionIn } from '../../kernel/geometry.ts';
import { buildGridIndex } from './grid-index.ts';

/** The same numbers each run: a linear congruential generator (Numerical Recipes). */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

/** `side`² grids that tile a square degree, with crooked borders of 40 positions shared exactly by neighbours. */
function crookedGrids(side: number): { id: string; boundary: MultiPolygon }[] {
  const next = numbers(7);
  const cell = 1 / side;
  const crooked = (from: Position, to: Position): Position[] =>
    Array.from({ length: 10 }, (_, i): Position => {
      const away = i === 0 ? 0 : (next() - 0.5) * cell * 0.1;
      const share = i / 10;
      return [
        from[0] + share * (to[0] - from[0]) + (from[0] === to[0] ? away : 0),
        from[1] + share * (to[1] - from[1]) + (from[1] === to[1] ? away : 0),
      ];
    });
  const corner = (x: number, y: number): Position => [111 + x * cell, 40 + y * cell];
  const lines = (vertical: boolean): Position[][] =>
    Array.from({ length: (side + 1) * side }, (_, i) => {
      const [across, along] = [Math.floor(i / side), i % side];
      return vertical
        ? crooked(corner(across, along), corner(across, along + 1))
        : crooked(corner(along, across), corner(along + 1, across));
    });
  const horizontal = lines(false);
  const vertical = lines(true);
  const back = (line: Position[], end: Position): Position[] => [...line, end].toReversed().slice(0, -1);
  return Array.from({ length: side * side }, (_, i) => {
    const [x, y] = [i % side, Math.floor(i / side)];
    const ring = [
      ...horizontal[y * side + x]!,
      ...vertical[(x + 1) * side + y]!,
      ...back(horizontal[(y + 1) * side + x]!, corner(x + 1, y + 1)),
      ...back(vertical[x * side + y]!, corner(x, y + 1)),
    ];
    return { id: `grid-${i}`, boundary: [[[...ring, ring[0]!]]] };
  });
}

const median = (values: number[]): number => values.sort((a, b) => a - b)[Math.floor(values.length / 2)]!;

test('10,000 grids: a lookup is a matter of microseconds and every random point is in the grid that holds it', () => {
  const grids = crookedGrids(100);
  const builtFrom = performance.now();
  const index = buildGridIndex(grids);
  const built = performance.now() - builtFrom;
  const next = numbers(11);
  const points = Array.from({ length: 100_000 }, (): Position => [110.99 + next() * 1.02, 39.99 + next() * 1.02]);
  const found: (string | null)[] = [];
  const batches: number[] = [];
  for (let from = 0; from < points.length; from += 500) {
    const started = performance.now();
    for (const [lon, lat] of points.slice(from, from + 500)) found.push(index.find(lon, lat));
    batches.push(((performance.now() - started) * 1000) / 500);
  }
  const perLookup = median(batches);
  console.log(
    `grid index: ${index.size} grids of 40 positions built in ${built.toFixed(0)} ms; lookup ${perLookup.toFixed(1)} µs (median of 200 batches)`,
  );
  expect(perLookup).toBeLessThan(1000);

  // Brute force by the kernel's own arithmetic over the nine squares around: no grid reaches further than a twentieth of one.
  const around = (lon: number, lat: number) => {
    const [x, y] = [Math.floor((lon - 111) * 100), Math.floor((lat - 40) * 100)];
    const cells = [-1, 0, 1].flatMap((dy) => [-1, 0, 1].map((dx): Position => [x + dx, y + dy]));
    return cells.filter(([i, j]) => i >= 0 && i < 100 && j >= 0 && j < 100).map(([i, j]) => grids[j * 100 + i]!);
  };
  const wrong = points.filter(([lon, lat], i) => ownerOf([lon, lat], around(lon, lat)) !== found[i]);
  expect(wrong).toEqual([]);
  expect(found.filter((id) => id !== null).length).toBeGreaterThan(95_000);
  expect(found.filter((id) => id === null).length).toBeGreaterThan(3_000);
});

test('on 100 grids against every grid there is, including corners and points on borders', () => {
  const grids = crookedGrids(10);
  const index = buildGridIndex(grids);
  const corners = grids.flatMap(({ boundary }) => boundary[0]![0]!);
  const next = numbers(3);
  const points = [
    ...corners,
    ...Array.from({ length: 2000 }, (): Position => [110.9 + next() * 1.2, 39.9 + next() * 1.2]),
  ];
  for (const [lon, lat] of points) expect(index.find(lon, lat)).toBe(ownerOf([lon, lat], grids));
  for (const [lon, lat] of corners) expect(index.find(lon, lat)).not.toBe(null);
});

test('a shared edge belongs to the first given; a hole to whoever fills it; several parts are one place', () => {
  const square = (w: number, s: number, e: number, n: number): Position[] => [
    [w, s],
    [e, s],
    [e, n],
    [w, n],
    [w, s],
  ];
  const outer = {
    id: 'outer',
    boundary: [[square(0, 0, 4, 4), square(1, 1, 2, 2)], [square(10, 0, 11, 1)]] as MultiPolygon,
  };
  const enclave = { id: 'enclave', boundary: [[square(1, 1, 2, 2)]] as MultiPolygon };
  const one = buildGridIndex([outer, enclave]);
  expect([one.find(1.5, 1.5), one.find(1, 1.5), one.find(10.5, 0.5), one.find(4, 4), one.find(5, 5)]).toEqual([
    'enclave',
    'outer',
    'outer',
    'outer',
    null,
  ]);
  expect(buildGridIndex([enclave, outer]).find(1, 1.5)).toBe('enclave');
  expect(positionIn([1, 1.5], outer.boundary)).toBe('edge');
});

test('nothing given, nothing found', () => {
  expect(buildGridIndex([]).find(111, 40)).toBe(null);
});
