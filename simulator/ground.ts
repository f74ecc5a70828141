/** The ground of the demo district: streets, communities and grids whose polygons tile it without a gap. */
import type { Random } from './random.ts';

type Ring = [number, number][];

export interface GroundGrid {
  street: number;
  community: number;
  /** From 1 within its community. */
  ordinal: number;
  ring: Ring;
}

/** South-west corner and size in degrees: a fictional place on the plain, some nine by seven kilometres. */
const WEST = 106.31;
const SOUTH = 39.08;
const WIDTH = 0.105;
const HEIGHT = 0.066;
const BANDS = 3;

/** Which street a community belongs to: two of each, one alone, in five streets and towns. */
export const streetOfCommunity = [0, 0, 1, 1, 2, 2, 3, 3, 4] as const;
/** Grids in each row of a community: fourteen, and fifteen in the last community, 127 in all. */
const rowsOf = (community: number): number[] => (community === 8 ? [5, 5, 5] : [5, 5, 4]);

/**
 * Nine communities in three bands; each is cut into three rows, each row into grids. A boundary between rows is one
 * line with the corners of both sides in it, so that neighbours share every point.
 */
export function layGround(random: Random): GroundGrid[] {
  const columns = edges(BANDS, 0.18, random);
  const lines = edges(BANDS * 3, 0.22, random);
  const bend = Array.from({ length: BANDS * 3 + 1 }, (_, i) =>
    i === 0 || i === BANDS * 3 ? 0 : (random.next() - 0.5) * 0.02,
  );
  const cuts = cutRows(columns, random);
  const grids: GroundGrid[] = [];
  const ordinals = new Map<number, number>();
  cuts.forEach((row, y) => {
    row.forEach(({ from, to, community }) => {
      const ordinal = (ordinals.get(community) ?? 0) + 1;
      ordinals.set(community, ordinal);
      grids.push({
        street: streetOfCommunity[community] ?? 0,
        community,
        ordinal,
        ring: ringOf(y, from, to, { cuts, lines, bend }),
      });
    });
  });
  return grids;
}

interface Cut {
  from: number;
  to: number;
  community: number;
}

/** For each of the nine rows its grids from west to east, as parts of the width. */
function cutRows(columns: number[], random: Random): Cut[][] {
  return Array.from({ length: BANDS * 3 }, (_, y) => {
    const band = Math.floor(y / 3);
    return Array.from({ length: BANDS }, (_, x) => x).flatMap((x) => {
      const community = band * BANDS + x;
      const count = rowsOf(community)[y % 3] ?? 5;
      const [west, east] = [columns[x] ?? 0, columns[x + 1] ?? 1];
      const parts = edges(count, 0.25, random);
      return parts.slice(0, -1).map((part, i) => ({
        from: west + part * (east - west),
        to: west + (parts[i + 1] ?? 1) * (east - west),
        community,
      }));
    });
  });
}

function ringOf(
  y: number,
  from: number,
  to: number,
  { cuts, lines, bend }: { cuts: Cut[][]; lines: number[]; bend: number[] },
): Ring {
  const along = (line: number): number[] => {
    const corners = [cuts[line - 1], cuts[line]].flatMap((row) => row?.flatMap((cut) => [cut.from, cut.to]) ?? []);
    return [...new Set([from, to, ...corners.filter((x) => x > from && x < to)])].sort((a, b) => a - b);
  };
  const at = (x: number, line: number): [number, number] => [
    round(WEST + x * WIDTH),
    round(SOUTH + ((lines[line] ?? 0) + (bend[line] ?? 0) * Math.sin(x * 9 + line)) * HEIGHT),
  ];
  const south = along(y).map((x) => at(x, y));
  const north = along(y + 1)
    .map((x) => at(x, y + 1))
    .reverse();
  const ring = [...south, ...north];
  return [...ring, ring[0] as [number, number]];
}

/** count + 1 rising parts of 1, unevenly spaced. */
function edges(count: number, unevenness: number, random: Random): number[] {
  return Array.from({ length: count + 1 }, (_, i) =>
    i === 0 || i === count ? i / count : (i + (random.next() - 0.5) * 2 * unevenness) / count,
  );
}

const round = (degrees: number): number => Math.round(degrees * 1e6) / 1e6;

/** A point well inside a ring: towards its middle. */
export function pointIn(ring: Ring, random: Random): { lon: number; lat: number } {
  const corners = ring.slice(0, -1);
  const middle = corners.reduce<[number, number]>(
    ([a, b], [x, y]) => [a + x / corners.length, b + y / corners.length],
    [0, 0],
  );
  const [x, y] = corners[Math.floor(random.next() * corners.length)] ?? middle;
  const part = random.next() * 0.6;
  return { lon: round(middle[0] + (x - middle[0]) * part), lat: round(middle[1] + (y - middle[1]) * part) };
}
