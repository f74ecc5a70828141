import { boundsMeet, boundsOf, type MultiPolygon } from './geometry.ts';

const METRES_PER_DEGREE = (6_371_008.8 * Math.PI) / 180;

/**
 * Area in m² that two boundaries have in common, measured along `lines` parallels through the box they share: exact on
 * each line, so slivers along a border are seen; neighbours that only touch give 0 (to rounding).
 */
export function overlapArea(a: MultiPolygon, b: MultiPolygon, lines = 128): number {
  const boxA = boundsOf(a);
  const boxB = boundsOf(b);
  if (!boundsMeet(boxA, boxB)) return 0;
  const south = Math.max(boxA[1], boxB[1]);
  const step = (Math.min(boxA[3], boxB[3]) - south) / lines;
  if (step <= 0) return 0;
  const spansA = scan(a, south, step, lines);
  const spansB = scan(b, south, step, lines);
  let area = 0;
  for (let line = 0; line < lines; line++) {
    const lat = south + (line + 0.5) * step;
    area += common(spansA[line]!, spansB[line]!) * Math.cos((lat * Math.PI) / 180);
  }
  return area * step * METRES_PER_DEGREE ** 2;
}

/** Per line, the longitudes where the rings cross it, ascending. Each edge is visited once. */
function scan(boundary: MultiPolygon, south: number, step: number, lines: number): number[][] {
  const found: number[][] = Array.from({ length: lines }, () => []);
  for (const ring of boundary.flat()) {
    for (let i = 1; i < ring.length; i++) {
      const [ax, ay] = ring[i - 1]!;
      const [bx, by] = ring[i]!;
      if (ay === by) continue;
      const first = Math.max(0, Math.ceil((Math.min(ay, by) - south) / step - 0.5));
      const last = Math.min(lines - 1, Math.ceil((Math.max(ay, by) - south) / step - 0.5) - 1);
      for (let line = first; line <= last; line++) {
        found[line]!.push(ax + ((south + (line + 0.5) * step - ay) / (by - ay)) * (bx - ax));
      }
    }
  }
  for (const xs of found) xs.sort((x, y) => x - y);
  return found;
}

/** Length that two lists of spans [from, to, from, to…] share. */
function common(a: readonly number[], b: readonly number[]): number {
  let sum = 0;
  let i = 0;
  let j = 0;
  while (i + 1 < a.length && j + 1 < b.length) {
    sum += Math.max(0, Math.min(a[i + 1]!, b[j + 1]!) - Math.max(a[i]!, b[j]!));
    if (a[i + 1]! < b[j + 1]!) i += 2;
    else j += 2;
  }
  return sum;
}
