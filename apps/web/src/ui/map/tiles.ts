import type { LonLat } from '../../lib/position.ts';
import type { Box, Projection } from './projection.ts';

/** One tile of the pyramid and where it lies in the frame, in whole CSS pixels, so that neighbours leave no seam. */
export interface Tile {
  z: number;
  x: number;
  y: number;
  left: number;
  top: number;
  width: number;
  height: number;
}

const SIDE = 256;
/** Metres a pixel of zoom 0 spans on the equator: the way around the earth on one tile. */
const WIDEST = (2 * Math.PI * 6_378_137) / SIDE;
/** A frame never needs more; a broken size must not ask for thousands. */
const MOST = 120;

const fraction = (n: number): number => Math.min(Math.max(n, 0), 1);
const column = (lon: number): number => fraction((lon + 180) / 360);
const row = (lat: number): number => {
  const sine = Math.sin((lat * Math.PI) / 180);
  return fraction(0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI));
};
/** North-west corner of a tile. */
const cornerOf = (x: number, y: number, z: number): LonLat => {
  const n = Math.PI * (1 - (2 * y) / 2 ** z);
  return [(x / 2 ** z) * 360 - 180, (Math.atan(Math.sinh(n)) * 180) / Math.PI];
};

/**
 * The web-mercator tiles under a box of the flat drawing, at the zoom whose pixels come nearest to those of the screen.
 * Within one tile the two projections differ by less than a pixel, so each is laid by its corners.
 */
export function tilesUnder(box: Box, scale: number, { toPoint, toLonLat }: Projection, deepest: number): Tile[] {
  const [west, north] = toLonLat({ x: box.x, y: box.y });
  const [east, south] = toLonLat({ x: box.x + box.width, y: box.y + box.height });
  const shorter = Math.cos((((south + north) / 2) * Math.PI) / 180);
  const wanted = Math.round(Math.log2(WIDEST * shorter * scale));
  const z = Math.min(Math.max(wanted, 1), deepest);
  const at = (part: number): number => Math.min(Math.floor(part * 2 ** z), 2 ** z - 1);
  const pixel = (x: number, y: number): [number, number] => {
    const point = toPoint(cornerOf(x, y, z));
    return [Math.round((point.x - box.x) * scale), Math.round((point.y - box.y) * scale)];
  };
  const found: Tile[] = [];
  for (let y = at(row(north)); y <= at(row(south)); y++) {
    for (let x = at(column(west)); x <= at(column(east)) && found.length < MOST; x++) {
      const [left, top] = pixel(x, y);
      const [right, bottom] = pixel(x + 1, y + 1);
      found.push({ z, x, y, left, top, width: right - left, height: bottom - top });
    }
  }
  return found;
}

export const addressOf = (template: string, { z, x, y }: Pick<Tile, 'z' | 'x' | 'y'>): string =>
  template.replaceAll('{z}', String(z)).replaceAll('{x}', String(x)).replaceAll('{y}', String(y));
