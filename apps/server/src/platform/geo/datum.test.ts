import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { distanceBetween, type Position } from '../../kernel/geometry.ts';
import { readGeometry } from '../../kernel/geometry-validation.ts';
import { boundaryToCgcs2000, fromCgcs2000, toCgcs2000 } from './datum.ts';

const shared = process.env.HUYING_SHARED ?? fileURLToPath(new URL('../../../../../../shared', import.meta.url));
const folder = join(shared, 'data/boundaries');

/** All positions of the outside boundary files. */
function outsidePositions(): Position[] {
  if (!existsSync(folder)) throw new Error(`the outside boundary files are absent: ${folder} (set HUYING_SHARED)`);
  return readdirSync(folder).flatMap((name) => {
    const text = readFileSync(join(folder, name), 'utf8').replace(/^\uFEFF/, '');
    const { features } = JSON.parse(text) as { features: { geometry: unknown }[] };
    return features.flatMap((feature) => readGeometry(feature.geometry).boundary?.flat(2) ?? []);
  });
}

test('GCJ-02 to CGCS2000 and back moves no position of the outside boundaries by a metre', () => {
  const positions = outsidePositions();
  expect(positions.length).toBeGreaterThan(30_000);
  let farthest = 0;
  let leastShift = Infinity;
  let mostShift = 0;
  for (const gcj of positions) {
    const cgcs = toCgcs2000(gcj, 'GCJ02');
    farthest = Math.max(farthest, distanceBetween(gcj, fromCgcs2000(cgcs, 'GCJ02')));
    const shift = distanceBetween(gcj, cgcs);
    leastShift = Math.min(leastShift, shift);
    mostShift = Math.max(mostShift, shift);
  }
  console.log(
    `${positions.length} positions: round trip at most ${farthest.toFixed(3)} m; shift ${leastShift.toFixed(0)} to ${mostShift.toFixed(0)} m`,
  );
  expect(farthest).toBeLessThan(1);
  // The shift is the known size of GCJ-02: were it 0 the round trip would prove nothing.
  expect(leastShift).toBeGreaterThan(50);
  expect(mostShift).toBeLessThan(1000);
});

test('WGS84 and CGCS2000 are one; outside China nothing moves', () => {
  expect(toCgcs2000([111.67, 40.82], 'WGS84')).toEqual([111.67, 40.82]);
  expect(toCgcs2000([111.67, 40.82], 'CGCS2000')).toEqual([111.67, 40.82]);
  expect(toCgcs2000([2.35, 48.85], 'GCJ02')).toEqual([2.35, 48.85]);
});

test('no point of the world keeps the conversion going: at the rim of the library box nothing moves', () => {
  const rim: Position[] = [
    [72.005, 30],
    [72.0045, 30],
    [137.834, 40],
    [100, 0.8295],
    [100, 55.827],
  ];
  for (const at of rim) expect(toCgcs2000(at, 'GCJ02')).toEqual(at);
  const edgeOfOurs: Position[] = [
    [73.001, 3.001],
    [135.999, 54.499],
    [73.0001, 54.4999],
    [135.9999, 3.0001],
  ];
  for (const at of edgeOfOurs) expect(distanceBetween(at, toCgcs2000(at, 'GCJ02'))).toBeLessThan(1000);
});

test('a boundary keeps its shape, rounded to a centimetre', () => {
  const [[ring]] = boundaryToCgcs2000(
    [
      [
        [
          [111, 40],
          [111.1, 40],
          [111.1, 40.1],
          [111, 40],
        ],
      ],
    ],
    'GCJ02',
  ) as [[Position[]]];
  expect(ring).toHaveLength(4);
  expect(ring[0]).toEqual(ring[3]);
  expect(ring.flat().every((degrees) => Math.round(degrees * 1e7) / 1e7 === degrees)).toBe(true);
  expect(distanceBetween(ring[0]!, toCgcs2000([111, 40], 'GCJ02'))).toBeLessThan(0.01);
});
