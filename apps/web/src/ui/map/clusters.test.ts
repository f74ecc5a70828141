import fc from 'fast-check';
import { expect, test } from 'vitest';
import { clusterAt, clustersOf } from './clusters.ts';

const spot = (id: string, x: number, y: number, urgent = false) => ({ id, at: { x, y }, urgent });

test('what lies close together is one, what lies apart is not, and zooming in parts it', () => {
  const spots = [spot('a', 10, 10), spot('b', 12, 14, true), spot('c', 5000, 5000)];
  const far = clustersOf(spots, 0.1);
  expect(far.map(({ ids, urgent }) => [ids.join(''), urgent])).toEqual([
    ['ab', 1],
    ['c', 0],
  ]);
  expect(far[0]?.at).toEqual({ x: 11, y: 12 });
  expect(clustersOf(spots, 32)).toHaveLength(3);
});

test('nothing is lost or counted twice at any scale', () => {
  const points = fc.array(fc.tuple(fc.integer({ min: -9000, max: 9000 }), fc.integer({ min: -9000, max: 9000 })), {
    maxLength: 200,
  });
  fc.assert(
    fc.property(points, fc.double({ min: 0.001, max: 100, noNaN: true }), (list, scale) => {
      const spots = list.map(([x, y], i) => spot(String(i), x, y, i % 3 === 0));
      const clusters = clustersOf(spots, scale);
      expect(clusters.flatMap(({ ids }) => ids).sort()).toEqual(spots.map(({ id }) => id).sort());
      const urgent = clusters.reduce((sum, each) => sum + each.urgent, 0);
      expect(urgent).toBe(spots.filter((each) => each.urgent).length);
    }),
  );
});

test('a tap finds the nearest within a finger', () => {
  const clusters = clustersOf([spot('a', 0, 0), spot('b', 100, 0)], 1);
  expect(clusterAt(clusters, { x: 8, y: 8 }, 1)?.ids).toEqual(['a']);
  expect(clusterAt(clusters, { x: 50, y: 0 }, 1)).toBeNull();
});
