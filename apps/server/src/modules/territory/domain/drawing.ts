import { type Bounds, boundsAround, boundsOf, type MultiPolygon, type Ring } from '../../../kernel/geometry.ts';
import { simplifyTogether } from '../../../kernel/geometry-simplify.ts';

/** Simplified boundaries, ready to be drawn; each item keeps its place in the list. */
export interface Drawing {
  /** West, south, east, north of all; null when there is nothing. */
  bounds: Bounds | null;
  rings: Ring[][];
}

// Fine enough for a map four thousand pixels wide.
const STEPS_ACROSS = 4000;

const rounded = (degrees: number): number => Math.round(degrees * 1e6) / 1e6;

/** Boundaries as light outlines: simplified together, so that neighbours still meet, and rounded to 1e-6 degrees (0.1 m). */
export function draw(boundaries: readonly MultiPolygon[]): Drawing {
  if (boundaries.length === 0) return { bounds: null, rings: [] };
  const bounds = boundaries.map(boundsOf).reduce(boundsAround);
  const tolerance = Math.max(bounds[2] - bounds[0], bounds[3] - bounds[1]) / STEPS_ACROSS;
  return {
    bounds: bounds.map(rounded) as Bounds,
    rings: simplifyTogether(boundaries, tolerance).map((boundary) =>
      boundary.flat().map((ring) => ring.map(([lon, lat]) => [rounded(lon), rounded(lat)])),
    ),
  };
}
