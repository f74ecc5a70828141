import { areaOf, boundsOf, interiorPoint, type MultiPolygon, positionIn } from '../../../kernel/geometry.ts';
import { overlapArea } from '../../../kernel/geometry-overlap.ts';

/** One of the lowest places of the place asked for, with its own ancestors' ids and its boundary, if drawn. */
export interface Piece {
  chain: readonly string[];
  boundary: MultiPolygon | undefined;
}
interface Covering {
  placeIds: readonly string[];
  ground: MultiPolygon;
}

// A sliver along a border that was drawn twice is no answer.
const LEAST_SHARE = 0.01;
// Of so many pieces each is taken for its middle: a district is asked for in milliseconds, to a per cent or so.
const MANY = 300;

/**
 * How much of a place each of the coverings takes, 0 to 1, by area where all pieces are drawn, else by number of pieces; those
 * below one per cent are left out. `candidates` names those whose ground may reach a box.
 */
export function sharesOf<C extends Covering>(
  pieces: readonly Piece[],
  byPlace: (placeId: string) => readonly C[],
  candidates: (bounds: ReturnType<typeof boundsOf>) => readonly C[],
): { section: C; share: number }[] {
  const areas = pieces.map(({ boundary }) => (boundary ? areaOf(boundary) : 0));
  const isDrawn = areas.every((area) => area > 0);
  const weights = isDrawn ? areas : areas.map(() => 1);
  const whole = weights.reduce((sum, weight) => sum + weight, 0);
  const taken = new Map<C, number>();
  pieces.forEach(({ chain, boundary }, i) => {
    const add = (section: C, part: number): void => {
      taken.set(section, (taken.get(section) ?? 0) + part * (weights[i] ?? 0));
    };
    const listed = new Set(chain.flatMap((id) => byPlace(id)));
    for (const section of listed) add(section, 1);
    if (!boundary) return;
    for (const section of candidates(boundsOf(boundary))) {
      if (!listed.has(section)) add(section, partOf(boundary, areas[i] ?? 0, section.ground, pieces.length));
    }
  });
  return [...taken]
    .map(([section, sum]) => ({ section, share: Math.min(1, sum / whole) }))
    .filter(({ share }) => share >= LEAST_SHARE);
}

function partOf(boundary: MultiPolygon, area: number, ground: MultiPolygon, pieces: number): number {
  if (pieces <= MANY) return Math.min(1, overlapArea(boundary, ground) / area);
  const middle = interiorPoint(boundary);
  return middle && positionIn(middle, ground) !== 'outside' ? 1 : 0;
}
