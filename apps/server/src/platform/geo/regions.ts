import { difference, intersection, union } from 'polyclip-ts';
import { areaOf, boundsOf, type MultiPolygon, type Position, type Ring } from '../../kernel/geometry.ts';

/** Pieces smaller than this (m²) are what rounding and surveys leave along a common line, not ground. */
const SLIVER_M2 = 1;

/** The ground of all boundaries as one; what they share of a line is gone. Some 0.5 s for 20 of 400 corners. */
export function unionOf(boundaries: readonly MultiPolygon[]): MultiPolygon {
  const [first, ...rest] = boundaries;
  return first ? cleaned(union(first, ...rest)) : [];
}

/** What lies in the first and not in the second. */
export const without = (boundary: MultiPolygon, other: MultiPolygon): MultiPolygon =>
  other.length === 0 ? boundary : cleaned(difference(boundary, other));

/** What lies in both. */
export const common = (boundary: MultiPolygon, other: MultiPolygon): MultiPolygon =>
  boundary.length === 0 || other.length === 0 ? [] : cleaned(intersection(boundary, other));

/**
 * Cuts a boundary along a line, which is thought of as going on straight at both ends: the ground to the left of the
 * line's direction, then the ground to the right. One of them is empty when the line misses the boundary.
 */
export function cutAlong(boundary: MultiPolygon, line: readonly Position[]): [MultiPolygon, MultiPolygon] {
  const left = [[leftOf(line, boundary)]];
  return [common(boundary, left), without(boundary, left)];
}

const ARC_STEPS = 24;

/** A ring that holds all the ground to the left of the line as far as the boundary reaches. */
function leftOf(line: readonly Position[], boundary: MultiPolygon): Ring {
  const [west, south, east, north] = boundsOf([[[...line]], ...boundary]);
  const centre: Position = [(west + east) / 2, (south + north) / 2];
  const reach = 4 * Math.max(east - west, north - south, 1e-6);
  const start = farEnd(line[1]!, line[0]!, reach);
  const end = farEnd(line.at(-2)!, line.at(-1)!, reach);
  const angle = ([x, y]: Position): number => Math.atan2(y - centre[1], x - centre[0]);
  const from = angle(end);
  const turn = (((angle(start) - from) % (2 * Math.PI)) + 2 * Math.PI) % (2 * Math.PI);
  const arc = Array.from({ length: ARC_STEPS + 1 }, (_step, i): Position => {
    const at = from + (turn * i) / ARC_STEPS;
    return [centre[0] + 3 * reach * Math.cos(at), centre[1] + 3 * reach * Math.sin(at)];
  });
  return [start, ...line, end, ...arc, start];
}

/** The point where a line that goes from `a` through `b` has gone on for `reach` degrees. */
function farEnd(a: Position, b: Position, reach: number): Position {
  const [dx, dy] = [b[0] - a[0], b[1] - a[1]];
  const length = Math.hypot(dx, dy) || 1;
  return [b[0] + (dx / length) * reach, b[1] + (dy / length) * reach];
}

/** Rounded to 1e-7 degrees as boundaries are stored; without slivers. */
function cleaned(regions: readonly (readonly (readonly [number, number][])[])[]): MultiPolygon {
  return regions
    .map((polygon) => polygon.map(rounded).filter((ring) => ring.length > 3 && areaOf([[ring]]) >= SLIVER_M2))
    .filter((polygon) => polygon.length > 0);
}

const round = (degrees: number): number => Number(degrees.toFixed(7));

function rounded(ring: readonly (readonly [number, number])[]): Ring {
  const corners: Ring = [];
  for (const [lon, lat] of ring) {
    const corner: Position = [round(lon), round(lat)];
    const last = corners.at(-1);
    if (last?.[0] !== corner[0] || last[1] !== corner[1]) corners.push(corner);
  }
  return corners;
}
