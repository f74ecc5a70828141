import Flatbush from 'flatbush';
import pointInPolygon from 'point-in-polygon-hao';
import { boundsOf, type MultiPolygon, type Polygon } from '../../kernel/geometry.ts';

/** Finds the place a point lies in, in memory. */
export interface GridIndex {
  readonly size: number;
  /** At most one id, by the rule of the kernel's `ownerOf`: inside the first given, else on the edge of the first given. */
  find(lon: number, lat: number): string | null;
}

/** Builds the index once; a lookup then takes microseconds at 10,000 boundaries. The order given settles shared edges. */
export function buildGridIndex(places: readonly { id: string; boundary: MultiPolygon }[]): GridIndex {
  const parts: Polygon[] = [];
  const owners: string[] = [];
  for (const { id, boundary } of places) {
    for (const polygon of boundary) {
      parts.push(polygon);
      owners.push(id);
    }
  }
  if (parts.length === 0) return { size: 0, find: () => null };
  const boxes = new Flatbush(parts.length);
  for (const polygon of parts) boxes.add(...boundsOf([polygon]));
  boxes.finish();

  const find = (lon: number, lat: number): string | null => {
    const found = boxes.search(lon, lat, lon, lat);
    if (found.length > 1) found.sort((a, b) => a - b);
    const point: [number, number] = [lon, lat];
    let onEdge: string | null = null;
    for (const part of found) {
      // true inside, false outside, 0 on an edge; exact, whatever the slope of the edge.
      const where = pointInPolygon(point, parts[part]!);
      if (where === true) return owners[part]!;
      if (where === 0) onEdge ??= owners[part]!;
    }
    return onEdge;
  };
  return { size: places.length, find };
}
