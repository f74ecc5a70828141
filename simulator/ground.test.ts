import { describe, expect, it } from 'vitest';
import { layGround, pointIn, streetOfCommunity } from './ground.ts';
import { seeded } from './random.ts';

const grids = layGround(seeded(1));
const area = (ring: readonly [number, number][]): number =>
  Math.abs(ring.slice(1).reduce((sum, [x, y], i) => sum + ((ring[i]?.[0] ?? 0) * y - x * (ring[i]?.[1] ?? 0)), 0)) / 2;

describe('the ground of the demo district', () => {
  it('has 127 grids in 9 communities of 5 streets, as in the reports', () => {
    expect(grids).toHaveLength(127);
    expect(new Set(grids.map((grid) => grid.community)).size).toBe(9);
    expect(new Set(streetOfCommunity).size).toBe(5);
  });

  it('is tiled: the grids add up to the whole, and every inner edge is shared by two', () => {
    const sum = grids.reduce((total, grid) => total + area(grid.ring), 0);
    const corners = grids.flatMap((grid) => grid.ring);
    const [west, east] = [Math.min(...corners.map(([x]) => x)), Math.max(...corners.map(([x]) => x))];
    const [south, north] = [Math.min(...corners.map(([, y]) => y)), Math.max(...corners.map(([, y]) => y))];
    expect(sum).toBeCloseTo((east - west) * (north - south), 9);
    const edges = new Map<string, number>();
    for (const { ring } of grids) {
      ring.slice(1).forEach((corner, i) => {
        const key = [ring[i]?.join(), corner.join()].sort().join(' ');
        edges.set(key, (edges.get(key) ?? 0) + 1);
      });
    }
    const outer = [...edges].filter(([, count]) => count === 1).map(([key]) => key.split(/[ ,]/).map(Number));
    expect([...edges.values()].every((count) => count <= 2)).toBe(true);
    for (const [ax, ay, bx, by] of outer)
      expect((ax === bx && (ax === west || ax === east)) || (ay === by && (ay === south || ay === north))).toBe(true);
  });

  it('gives points inside their grid', () => {
    const random = seeded(2);
    for (const { ring } of grids) {
      const { lon, lat } = pointIn(ring, random);
      expect(inside(ring, lon, lat)).toBe(true);
    }
  });
});

function inside(ring: readonly [number, number][], x: number, y: number): boolean {
  let odd = false;
  ring.slice(1).forEach(([bx, by], i) => {
    const [ax, ay] = ring[i] ?? [0, 0];
    if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) odd = !odd;
  });
  return odd;
}
