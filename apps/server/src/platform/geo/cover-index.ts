import Flatbush from 'flatbush';
import pointInPolygon from 'point-in-polygon-hao';
import { type Bounds, boundsOf, type MultiPolygon, type Polygon } from '../../kernel/geometry.ts';

/** Finds everything that covers a point, in memory, where areas may lie over one another. */
export interface CoverIndex<Id> {
  /** Each that holds the point inside or on its edge, once, in the order given to the builder. */
  at(lon: number, lat: number): Id[];
  /** Each whose box meets this one: candidates for a closer look. */
  near(bounds: Bounds): Id[];
}

/** Builds the index once; a lookup then takes microseconds. */
export function buildCoverIndex<Id>(areas: readonly { id: Id; boundary: MultiPolygon }[]): CoverIndex<Id> {
  const parts: Polygon[] = [];
  const owners: Id[] = [];
  for (const { id, boundary } of areas) {
    for (const polygon of boundary) {
      parts.push(polygon);
      owners.push(id);
    }
  }
  if (parts.length === 0) return { at: () => [], near: () => [] };
  const boxes = new Flatbush(parts.length);
  for (const polygon of parts) boxes.add(...boundsOf([polygon]));
  boxes.finish();
  const ownersOf = (found: number[]): Id[] => [...new Set(found.sort((a, b) => a - b).map((part) => owners[part]!))];
  return {
    at: (lon, lat) =>
      // 0 is on an edge, which counts: a street that is the border of two sections has both of them answer.
      ownersOf(boxes.search(lon, lat, lon, lat, (part) => pointInPolygon([lon, lat], parts[part]!) !== false)),
    near: (bounds) => ownersOf(boxes.search(...bounds)),
  };
}
