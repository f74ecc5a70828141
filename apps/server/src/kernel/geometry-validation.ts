import type { MultiPolygon, Polygon, Position, Ring } from './geometry.ts';

export type GeometryFaultKind =
  | 'not-a-polygon'
  | 'not-coordinates'
  | 'outside-world'
  | 'too-few-points'
  | 'too-many-points'
  | 'unclosed'
  | 'no-area'
  | 'self-intersecting';

/** What is wrong with a geometry, and where ([lon, lat]) when that can be said. */
export interface GeometryFault {
  kind: GeometryFaultKind;
  at?: Position;
}

/** More positions in one ring than any administrative border needs; keeps one import from holding up the server. */
export const MAX_RING_POINTS = 50_000;
// Pairs of edges compared per ring: a border of 50,000 points needs some hundred thousand, a scribble would need billions.
const MAX_COMPARISONS = 20_000_000;
// A tenth of a millimetre: an edge that only touches another, to rounding, does not cross it.
const TOUCH_DEGREES = 1e-9;

/**
 * Reads a GeoJSON Polygon or MultiPolygon of any origin. Gives the boundary, rings wound as RFC 7946 §3.1.6 asks (outer
 * counter-clockwise), heights and repeated positions dropped; or every fault found.
 */
export function readGeometry(
  value: unknown,
): { boundary: MultiPolygon; faults: [] } | { boundary: null; faults: GeometryFault[] } {
  const geometry = value as { type?: unknown; coordinates?: unknown } | null;
  const polygons =
    geometry?.type === 'Polygon'
      ? [geometry.coordinates]
      : geometry?.type === 'MultiPolygon'
        ? geometry.coordinates
        : undefined;
  if (!isFilledList(polygons) || !polygons.every(isFilledList))
    return { boundary: null, faults: [{ kind: 'not-a-polygon' }] };
  const faults: GeometryFault[] = [];
  const boundary = polygons.map((rings) =>
    rings.map((each) => {
      const ring = readRing(each, faults);
      if (ring) faults.push(...faultsOf(ring));
      return ring ?? [];
    }),
  );
  return faults.length > 0 ? { boundary: null, faults } : { boundary: boundary.map(windPolygon), faults: [] };
}

const isFilledList = (value: unknown): value is unknown[] => Array.isArray(value) && value.length > 0;

function readRing(value: unknown, faults: GeometryFault[]): Ring | undefined {
  if (!Array.isArray(value)) {
    faults.push({ kind: 'not-coordinates' });
    return undefined;
  }
  const ring: Ring = [];
  for (const each of value) {
    const [lon, lat] = Array.isArray(each) ? each : [];
    if (typeof lon !== 'number' || typeof lat !== 'number' || !Number.isFinite(lon) || !Number.isFinite(lat)) {
      faults.push({ kind: 'not-coordinates' });
      return undefined;
    }
    if (Math.abs(lon) > 180 || Math.abs(lat) > 90) {
      faults.push({ kind: 'outside-world', at: [lon, lat] });
      return undefined;
    }
    const last = ring.at(-1);
    if (!last || last[0] !== lon || last[1] !== lat) ring.push([lon, lat]);
  }
  return ring;
}

/** What is wrong with one ring: at most one fault, the first that makes the others meaningless. */
export function faultsOf(ring: Ring): GeometryFault[] {
  if (ring.length > MAX_RING_POINTS) return [{ kind: 'too-many-points' }];
  const first = ring[0];
  const last = ring.at(-1);
  if (!first || !last) return [{ kind: 'too-few-points' }];
  if (first[0] !== last[0] || first[1] !== last[1]) return [{ kind: 'unclosed', at: last }];
  if (ring.length < 4) return [{ kind: 'too-few-points', at: first }];
  const crossing = selfIntersection(ring);
  if (crossing === 'too-complex') return [{ kind: 'too-many-points' }];
  if (crossing) return [{ kind: 'self-intersecting', at: crossing }];
  return doubleArea(ring) === 0 ? [{ kind: 'no-area', at: first }] : [];
}

/** Twice the signed area in the plane; positive when the ring runs counter-clockwise. */
function doubleArea(ring: Ring): number {
  const [x0, y0] = ring[0]!;
  let sum = 0;
  for (let i = 1; i < ring.length; i++) {
    const [ax, ay] = ring[i - 1]!;
    const [bx, by] = ring[i]!;
    sum += (ax - x0) * (by - y0) - (bx - x0) * (ay - y0);
  }
  return sum;
}

export const isCounterClockwise = (ring: Ring): boolean => doubleArea(ring) > 0;

/** Outer rings counter-clockwise, holes clockwise. */
const windPolygon = (polygon: Polygon): Polygon =>
  polygon.map((ring, i) => (isCounterClockwise(ring) === (i === 0) ? ring : ring.toReversed()));

/**
 * A position where two edges of a ring cross, or null. Touching at a corner is no crossing. Edges are swept from west to
 * east, so only those that overlap in longitude are compared: about n·log n for a border; 'too-complex' beyond the limit.
 */
export function selfIntersection(ring: Ring): Position | 'too-complex' | null {
  const edges = ring
    .slice(1)
    .map((to, i) => ({ from: ring[i]!, to, west: Math.min(ring[i]![0], to[0]), east: Math.max(ring[i]![0], to[0]) }))
    .sort((a, b) => a.west - b.west);
  let comparisons = 0;
  for (let i = 0; i < edges.length; i++) {
    const a = edges[i]!;
    const south = Math.min(a.from[1], a.to[1]);
    const north = Math.max(a.from[1], a.to[1]);
    for (let j = i + 1; j < edges.length && edges[j]!.west <= a.east; j++) {
      const b = edges[j]!;
      comparisons += 1;
      if ((b.from[1] < south && b.to[1] < south) || (b.from[1] > north && b.to[1] > north)) continue;
      const at = crossingOf(a.from, a.to, b.from, b.to);
      if (at) return at;
    }
    if (comparisons > MAX_COMPARISONS) return 'too-complex';
  }
  return null;
}

/** Where two segments cross, each passing clean through the other; null when they miss, touch or lie along one line. */
function crossingOf(a: Position, b: Position, c: Position, d: Position): Position | null {
  const sideC = sideOf(a, b, c);
  const sideD = sideOf(a, b, d);
  if (sideC * sideD >= 0) return null;
  const sideA = sideOf(c, d, a);
  const sideB = sideOf(c, d, b);
  if (sideA * sideB >= 0) return null;
  const along = sideA / (sideA - sideB);
  return [a[0] + along * (b[0] - a[0]), a[1] + along * (b[1] - a[1])];
}

/** Signed distance of a point from the line a–b in degrees, 0 within a tenth of a millimetre and where a is b. */
function sideOf(a: Position, b: Position, point: Position): number {
  const dx = b[0] - a[0];
  const dy = b[1] - a[1];
  const length = Math.hypot(dx, dy);
  if (length === 0) return 0;
  const away = (dx * (point[1] - a[1]) - dy * (point[0] - a[0])) / length;
  return Math.abs(away) <= TOUCH_DEGREES ? 0 : away;
}
