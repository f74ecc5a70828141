/**
 * Plane and spherical geometry of boundaries. Coordinates are [longitude, latitude] in degrees of one datum; rings are
 * closed (the last position repeats the first); a polygon is an outer ring and its holes; a boundary is a MultiPolygon.
 */
export type Position = [number, number];
export type Ring = Position[];
export type Polygon = Ring[];
export type MultiPolygon = Polygon[];
/** West, south, east, north. */
export type Bounds = [number, number, number, number];

/** Mean radius of the earth in metres (IUGG). */
const EARTH_RADIUS = 6_371_008.8;
// A micrometre: far below any survey, far above the rounding of a double.
const ON_EDGE_DEGREES = 1e-11;

const radians = (degrees: number): number => (degrees * Math.PI) / 180;

/** The box around a boundary; [Infinity, Infinity, -Infinity, -Infinity] around nothing. */
export function boundsOf(boundary: MultiPolygon): Bounds {
  const bounds: Bounds = [Infinity, Infinity, -Infinity, -Infinity];
  for (const polygon of boundary) {
    // Holes lie within the outer ring.
    for (const [lon, lat] of polygon[0] ?? []) {
      if (lon < bounds[0]) bounds[0] = lon;
      if (lat < bounds[1]) bounds[1] = lat;
      if (lon > bounds[2]) bounds[2] = lon;
      if (lat > bounds[3]) bounds[3] = lat;
    }
  }
  return bounds;
}

export const boundsMeet = (a: Bounds, b: Bounds): boolean =>
  a[0] <= b[2] && b[0] <= a[2] && a[1] <= b[3] && b[1] <= a[3];

/** The smallest box around both. */
export const boundsAround = (a: Bounds, b: Bounds): Bounds => [
  Math.min(a[0], b[0]),
  Math.min(a[1], b[1]),
  Math.max(a[2], b[2]),
  Math.max(a[3], b[3]),
];

/** Where a point lies to a boundary: 'edge' within a micrometre of a ring, outer or hole, and inside no other part. */
export function positionIn(point: Position, boundary: MultiPolygon): 'inside' | 'edge' | 'outside' {
  let onEdge = false;
  for (const polygon of boundary) {
    const where = positionInPolygon(point, polygon);
    if (where === 'inside') return 'inside';
    if (where === 'edge') onEdge = true;
  }
  return onEdge ? 'edge' : 'outside';
}

/** Even-odd over the rings, so that holes are outside. */
function positionInPolygon([lon, lat]: Position, polygon: Polygon): 'inside' | 'edge' | 'outside' {
  let inside = false;
  for (const ring of polygon) {
    for (let i = 1; i < ring.length; i++) {
      const [ax, ay] = ring[i - 1]!;
      const [bx, by] = ring[i]!;
      if (isNear(lon, ax, bx) && isNear(lat, ay, by) && distanceToSegment(lon, lat, ax, ay, bx, by) <= ON_EDGE_DEGREES)
        return 'edge';
      if (ay > lat !== by > lat && lon < ax + ((lat - ay) / (by - ay)) * (bx - ax)) inside = !inside;
    }
  }
  return inside ? 'inside' : 'outside';
}

const isNear = (at: number, a: number, b: number): boolean =>
  at >= Math.min(a, b) - ON_EDGE_DEGREES && at <= Math.max(a, b) + ON_EDGE_DEGREES;

/** Distance of a point to a segment in the plane, in the unit of the coordinates. */
export function distanceToSegment(px: number, py: number, ax: number, ay: number, bx: number, by: number): number {
  const dx = bx - ax;
  const dy = by - ay;
  const length = dx * dx + dy * dy;
  const along = length === 0 ? 0 : Math.max(0, Math.min(1, ((px - ax) * dx + (py - ay) * dy) / length));
  return Math.hypot(px - ax - along * dx, py - ay - along * dy);
}

/**
 * Which of several boundaries a point belongs to: always at most one. The first, in the order given, that holds it
 * inside; if none does, the first on whose edge it lies. So a point on a shared edge or corner belongs to the first
 * of its neighbours, and a point on the outer edge of the territory still belongs to someone.
 */
export function ownerOf<Id>(point: Position, places: readonly { id: Id; boundary: MultiPolygon }[]): Id | null {
  let onEdge: Id | null = null;
  for (const { id, boundary } of places) {
    const where = positionIn(point, boundary);
    if (where === 'inside') return id;
    if (where === 'edge') onEdge ??= id;
  }
  return onEdge;
}

/** Area on the sphere in m², holes taken off. Exact along meridians and parallels; else within 0.1 % at county size. */
export function areaOf(boundary: MultiPolygon): number {
  let sum = 0;
  for (const [outer, ...holes] of boundary) {
    if (outer) sum += Math.abs(ringArea(outer));
    for (const hole of holes) sum -= Math.abs(ringArea(hole));
  }
  return sum;
}

function ringArea(ring: Ring): number {
  let sum = 0;
  for (let i = 1; i < ring.length; i++) {
    const [lonA, latA] = ring[i - 1]!;
    const [lonB, latB] = ring[i]!;
    sum += radians(lonB - lonA) * (Math.sin(radians(latA)) + Math.sin(radians(latB)));
  }
  return (sum * EARTH_RADIUS * EARTH_RADIUS) / 2;
}

/** Great-circle distance in metres. */
export function distanceBetween([lonA, latA]: Position, [lonB, latB]: Position): number {
  const half =
    Math.sin(radians(latB - latA) / 2) ** 2 +
    Math.cos(radians(latA)) * Math.cos(radians(latB)) * Math.sin(radians(lonB - lonA) / 2) ** 2;
  return 2 * EARTH_RADIUS * Math.asin(Math.min(1, Math.sqrt(half)));
}

/**
 * A point inside the boundary for a label or a pin: the centroid of its largest part, or, where that falls outside
 * (a crescent, a ring), the middle of the widest stretch on the same latitude. Null for a boundary without area.
 */
export function interiorPoint(boundary: MultiPolygon): Position | null {
  const largest = [...boundary].sort((a, b) => areaOf([b]) - areaOf([a]))[0];
  const outer = largest?.[0];
  if (!largest || !outer || areaOf([largest]) === 0) return null;
  const centroid = ringCentroid(outer);
  if (positionIn(centroid, [largest]) === 'inside') return centroid;
  return widestMiddle([largest], centroid[1]);
}

function ringCentroid(ring: Ring): Position {
  // Relative to the first position, so that small rings far from the origin keep their digits.
  const [x0, y0] = ring[0]!;
  let area = 0;
  let x = 0;
  let y = 0;
  for (let i = 1; i < ring.length; i++) {
    const ax = ring[i - 1]![0] - x0;
    const ay = ring[i - 1]![1] - y0;
    const bx = ring[i]![0] - x0;
    const by = ring[i]![1] - y0;
    const cross = ax * by - bx * ay;
    area += cross;
    x += (ax + bx) * cross;
    y += (ay + by) * cross;
  }
  return area === 0 ? [x0, y0] : [x0 + x / (3 * area), y0 + y / (3 * area)];
}

function widestMiddle(boundary: MultiPolygon, lat: number): Position | null {
  const [, south, , north] = boundsOf(boundary);
  let best: { width: number; at: Position } | null = null;
  // The centroid's own latitude first; the others only matter where it meets nothing but a corner.
  for (const y of [lat, ...[0.5, 0.37, 0.63, 0.21, 0.79].map((share) => south + share * (north - south))]) {
    const xs = crossings(boundary, y);
    for (let i = 0; i + 1 < xs.length; i += 2) {
      const width = xs[i + 1]! - xs[i]!;
      if (width > (best?.width ?? 0)) best = { width, at: [xs[i]! + width / 2, y] };
    }
    if (best && positionIn(best.at, boundary) === 'inside') return best.at;
  }
  return null;
}

/** Longitudes at which the rings cross a latitude, ascending: inside between the 1st and 2nd, 3rd and 4th… */
function crossings(boundary: MultiPolygon, lat: number): number[] {
  const xs: number[] = [];
  for (const ring of boundary.flat()) {
    for (let i = 1; i < ring.length; i++) {
      const [ax, ay] = ring[i - 1]!;
      const [bx, by] = ring[i]!;
      if (ay > lat !== by > lat) xs.push(ax + ((lat - ay) / (by - ay)) * (bx - ax));
    }
  }
  return xs.sort((a, b) => a - b);
}
