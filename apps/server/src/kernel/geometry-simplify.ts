import { distanceToSegment, type MultiPolygon, type Position, type Ring } from './geometry.ts';

/**
 * Douglas–Peucker over a line: drops positions that lie within `tolerance` (in the unit of the coordinates) of what
 * remains. The ends stay.
 */
export function simplifyLine(line: readonly Position[], tolerance: number): Position[] {
  const keep = new Uint8Array(line.length);
  keep[0] = 1;
  keep[line.length - 1] = 1;
  const open: [number, number][] = [[0, line.length - 1]];
  for (let span = open.pop(); span; span = open.pop()) {
    const [from, to] = span;
    const [ax, ay] = line[from]!;
    const [bx, by] = line[to]!;
    let farthest = -1;
    let most = tolerance;
    for (let i = from + 1; i < to; i++) {
      const away = distanceToSegment(line[i]![0], line[i]![1], ax, ay, bx, by);
      if (away > most) {
        most = away;
        farthest = i;
      }
    }
    if (farthest < 0) continue;
    keep[farthest] = 1;
    open.push([from, farthest], [farthest, to]);
  }
  return line.filter((_, i) => keep[i] === 1);
}

/**
 * Simplifies boundaries that border on each other so that they still do: a border between two is one line, cut where
 * three meet, and is simplified once for both. A ring that would vanish keeps all its positions.
 */
export function simplifyTogether(boundaries: readonly MultiPolygon[], tolerance: number): MultiPolygon[] {
  const meeting = junctions(boundaries);
  return boundaries.map((boundary) =>
    boundary.map((polygon) => polygon.map((ring) => simplifyRing(ring, meeting, tolerance))),
  );
}

const keyOf = ([lon, lat]: Position): string => `${lon},${lat}`;

/** Positions with more than two different neighbours over all rings: there three borders meet. */
function junctions(boundaries: readonly MultiPolygon[]): ReadonlySet<string> {
  const neighbours = new Map<string, [string, string]>();
  const found = new Set<string>();
  const meet = (at: string, other: string): void => {
    const known = neighbours.get(at);
    if (!known) neighbours.set(at, [other, other]);
    else if (known[0] === known[1]) known[1] = other;
    else if (other !== known[0] && other !== known[1]) found.add(at);
  };
  for (const ring of boundaries.flat(2)) {
    const keys = ring.map(keyOf);
    for (let i = 1; i < keys.length; i++) {
      meet(keys[i]!, keys[i - 1]!);
      meet(keys[i - 1]!, keys[i]!);
    }
  }
  return found;
}

function simplifyRing(ring: Ring, meeting: ReadonlySet<string>, tolerance: number): Ring {
  const open = ring.slice(0, -1);
  const first = open.findIndex((at) => meeting.has(keyOf(at)));
  const start = first < 0 ? leastOf(open) : first;
  const turned = [...open.slice(start), ...open.slice(0, start), open[start]!];
  const simple: Ring = [];
  let from = 0;
  for (let i = 1; i < turned.length; i++) {
    if (i < turned.length - 1 && !meeting.has(keyOf(turned[i]!))) continue;
    simple.push(...simplifyArc(turned.slice(from, i + 1), tolerance).slice(simple.length === 0 ? 0 : 1));
    from = i;
  }
  return simple.length < 4 ? ring : simple;
}

/** The same arc gives the same line from whichever side it is walked. */
function simplifyArc(arc: Position[], tolerance: number): Position[] {
  const last = arc.length - 1;
  const backwards = compare(arc[last]!, arc[0]!) || compare(arc[last - 1]!, arc[1]!);
  return backwards < 0 ? simplifyLine(arc.toReversed(), tolerance).toReversed() : simplifyLine(arc, tolerance);
}

const compare = (a: Position, b: Position): number => a[0] - b[0] || a[1] - b[1];

function leastOf(open: readonly Position[]): number {
  let least = 0;
  for (let i = 1; i < open.length; i++) if (compare(open[i]!, open[least]!) < 0) least = i;
  return least;
}
