import { areaOf, type Bounds, boundsMeet, boundsOf, type MultiPolygon } from '../../../kernel/geometry.ts';
import { overlapArea } from '../../../kernel/geometry-overlap.ts';

export interface Overlap {
  first: number;
  second: number;
  /** Common area as a share of the smaller of the two. */
  share: number;
}

/**
 * Pairs of boundaries that cover more than `tolerance` (a share of the smaller one) of the same ground, swept from west
 * to east so that only neighbours are compared. Pairs without one of the first `fresh` are not looked at.
 */
export function overlapsOf(boundaries: readonly MultiPolygon[], fresh: number, tolerance: number): Overlap[] {
  const boxes = boundaries
    .map((boundary, i) => ({ i, box: boundsOf(boundary), area: areaOf(boundary) }))
    .sort((a, b) => a.box[0] - b.box[0]);
  const found: Overlap[] = [];
  let open: { i: number; box: Bounds; area: number }[] = [];
  for (const next of boxes) {
    open = open.filter((each) => each.box[2] >= next.box[0]);
    for (const each of open) {
      if ((each.i >= fresh && next.i >= fresh) || !boundsMeet(each.box, next.box)) continue;
      const share = overlapArea(boundaries[each.i]!, boundaries[next.i]!) / Math.min(each.area, next.area);
      if (share > tolerance) found.push({ first: Math.min(each.i, next.i), second: Math.max(each.i, next.i), share });
    }
    open.push(next);
  }
  return found;
}
