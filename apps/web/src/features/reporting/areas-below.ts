import type { LonLat } from '../../lib/position.ts';
import { centreOf, type Ring } from '../../ui/map/projection.ts';

interface Drawn {
  id: string;
  name: string;
  rings: readonly Ring[];
}
export interface Below {
  id: string;
  rings: readonly Ring[];
  centre: LonLat;
}

/**
 * Every place drawn by its own grids and those of all places below it: streets and communities seldom have a boundary
 * of their own. The name stands in the grid that lies most in the middle.
 */
export function areasBelow(
  grids: readonly Drawn[],
  places: readonly { id: string; parentId: string | null }[],
): Map<string, Below> {
  const parents = new Map(places.map(({ id, parentId }) => [id, parentId]));
  const below = new Map<string, Drawn[]>();
  for (const grid of grids) {
    for (let at: string | null | undefined = grid.id; at; at = parents.get(at)) {
      const known = below.get(at);
      if (known) known.push(grid);
      else below.set(at, [grid]);
    }
  }
  return new Map(
    [...below].map(([id, own]) => [id, { id, rings: own.flatMap(({ rings }) => rings), centre: middleOf(own) }]),
  );
}

function middleOf(grids: readonly Drawn[]): LonLat {
  const centres = grids.map(centreOf);
  const mean = (axis: 0 | 1) => centres.reduce((sum, at) => sum + at[axis], 0) / centres.length;
  const [lon, lat] = [mean(0), mean(1)];
  const far = ([x, y]: LonLat) => (x - lon) ** 2 + (y - lat) ** 2;
  return centres.reduce((best, at) => (far(at) < far(best) ? at : best), centres[0] ?? [lon, lat]);
}
