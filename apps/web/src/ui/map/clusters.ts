import type { LonLat } from '../../lib/position.ts';
import type { Point } from './projection.ts';

/** Something at a point of the map. */
export interface MapSpot {
  id: string;
  at: LonLat;
  /** Overdue or otherwise urgent: shown in the colour and shape of danger. */
  urgent?: boolean;
}

export interface Cluster {
  at: Point;
  ids: string[];
  urgent: number;
}

/** Side of the square, in CSS pixels, within which spots are drawn as one. */
const CELL = 44;

/**
 * Puts spots that would cover each other into one, in a single pass over a grid of squares. The grid keeps its size while
 * the scale changes by less than half, so that clusters do not dance while one zooms.
 */
export function clustersOf(spots: readonly { id: string; at: Point; urgent?: boolean }[], scale: number): Cluster[] {
  const side = CELL / 2 ** Math.floor(Math.log2(scale));
  const cells = new Map<string, { x: number; y: number; ids: string[]; urgent: number }>();
  for (const { id, at, urgent } of spots) {
    const key = `${Math.floor(at.x / side)} ${Math.floor(at.y / side)}`;
    const cell = cells.get(key) ?? { x: 0, y: 0, ids: [], urgent: 0 };
    cells.set(key, cell);
    cell.x += at.x;
    cell.y += at.y;
    cell.ids.push(id);
    if (urgent) cell.urgent += 1;
  }
  return [...cells.values()].map(({ x, y, ids, urgent }) => ({
    at: { x: x / ids.length, y: y / ids.length },
    ids,
    urgent,
  }));
}

/** Radius of a cluster in CSS pixels: it grows with what is in it, slowly. */
export const radiusOf = ({ ids }: Cluster): number =>
  ids.length === 1 ? 9 : Math.min(12 + Math.log2(ids.length) * 2.5, 30);

const FINGER = 22;

/** The cluster under a tap, as wide as a finger; the nearest when several are. */
export function clusterAt(clusters: readonly Cluster[], point: Point, scale: number): Cluster | null {
  const far = ({ at }: Cluster): number => Math.hypot(at.x - point.x, at.y - point.y) * scale;
  const near = clusters.filter((each) => far(each) <= Math.max(FINGER, radiusOf(each)));
  return near.sort((a, b) => far(a) - far(b))[0] ?? null;
}
