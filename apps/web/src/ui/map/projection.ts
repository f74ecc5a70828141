import type { LonLat } from '../../lib/position.ts';

/** A closed line of corners [longitude, latitude]; inside of two rings counts as outside, so holes need no mark. */
export type Ring = readonly (readonly number[])[];

export interface MapArea {
  id: string;
  name: string;
  /** All rings of all its parts, outer ones and holes alike, as `GET /api/places/map` gives them. */
  rings: readonly Ring[];
  /** Colours the area; null or absent: no data. */
  value?: number | null;
  /** The name of what it is part of: written instead of the names of its parts while those do not fit. */
  group?: string;
  /** Where its name stands; otherwise in the middle of its largest ring. */
  centre?: LonLat;
}

/** A point on the drawing, in metres east and south of its corner. */
export interface Point {
  x: number;
  y: number;
}
export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}
export interface Projection {
  toPoint: (at: LonLat) => Point;
  toLonLat: (point: Point) => LonLat;
  /** All areas with a small margin. */
  whole: Box;
}

const METRES_PER_DEGREE = 111_320;

/**
 * A flat drawing of a county: at most some tens of kilometres wide, where degrees of latitude and
 * (shortened) longitude are as good as metres.
 */
export function projectionOf(areas: readonly MapArea[]): Projection {
  let [west, south, east, north] = [180, 90, -180, -90];
  for (const [lon = 0, lat = 0] of areas.flatMap((area) => area.rings.flat())) {
    west = Math.min(west, lon);
    east = Math.max(east, lon);
    south = Math.min(south, lat);
    north = Math.max(north, lat);
  }
  if (west > east) [west, south, east, north] = [-0.01, -0.01, 0.01, 0.01];
  const narrow = Math.cos((((south + north) / 2) * Math.PI) / 180);
  const perLon = METRES_PER_DEGREE * narrow;
  const width = Math.max((east - west) * perLon, 100);
  const height = Math.max((north - south) * METRES_PER_DEGREE, 100);
  const margin = 0.04 * Math.max(width, height);
  return {
    toPoint: ([lon, lat]) => ({ x: (lon - west) * perLon, y: (north - lat) * METRES_PER_DEGREE }),
    toLonLat: ({ x, y }) => [west + x / perLon, north - y / METRES_PER_DEGREE],
    whole: { x: -margin, y: -margin, width: width + 2 * margin, height: height + 2 * margin },
  };
}

/** SVG path of an area, rounded to a tenth of a metre. */
export function pathOf(area: MapArea, { toPoint }: Projection): string {
  const corner = ([lon = 0, lat = 0]: readonly number[]): string => {
    const { x, y } = toPoint([lon, lat]);
    return `${x.toFixed(1)} ${y.toFixed(1)}`;
  };
  return area.rings
    .filter((ring) => ring.length > 2)
    .map((ring) => `M${ring.map(corner).join('L')}Z`)
    .join('');
}

/** Whether a point lies in the area (even-odd rule, so holes count as outside). */
export function contains(area: MapArea, [lon, lat]: LonLat): boolean {
  let inside = false;
  for (const ring of area.rings) {
    let [px = 0, py = 0] = ring[ring.length - 1] ?? [];
    for (const [x = 0, y = 0] of ring) {
      if (y > lat !== py > lat && lon < ((px - x) * (lat - y)) / (py - y) + x) inside = !inside;
      [px, py] = [x, y];
    }
  }
  return inside;
}

/** A place for the name: the one given, otherwise the centre of mass of the largest ring. */
export function centreOf(area: MapArea): LonLat {
  if (area.centre) return area.centre;
  let best: { size: number; at: LonLat } = { size: -1, at: [0, 0] };
  for (const ring of area.rings) {
    const [ox = 0, oy = 0] = ring[0] ?? [];
    let [twice, sx, sy] = [0, 0, 0];
    let [px = 0, py = 0] = ring[ring.length - 1] ?? [];
    for (const [x = 0, y = 0] of ring) {
      const cross = (px - ox) * (y - oy) - (x - ox) * (py - oy);
      twice += cross;
      sx += (px + x - 2 * ox) * cross;
      sy += (py + y - 2 * oy) * cross;
      [px, py] = [x, y];
    }
    const at: LonLat = twice === 0 ? [ox, oy] : [ox + sx / (3 * twice), oy + sy / (3 * twice)];
    if (Math.abs(twice) > best.size) best = { size: Math.abs(twice), at };
  }
  return best.at;
}
