import gcoord from 'gcoord';
import type { MultiPolygon, Position } from '../../kernel/geometry.ts';

/** CGCS2000 and WGS84 differ by centimetres and are treated as one; GCJ02 is what Chinese map services hand out. */
export type Datum = 'CGCS2000' | 'WGS84' | 'GCJ02';

// The library's own box of China is wider, and at its rim its inverse never ends; all of China lies within this one.
const isInChina = ([lon, lat]: Position): boolean => lon > 73 && lon < 136 && lat > 3 && lat < 54.5;

/** To CGCS2000, which we store. Points outside China are the same in every datum. Round trip within 0.2 m. */
export const toCgcs2000 = (at: Position, datum: Datum): Position =>
  datum === 'GCJ02' && isInChina(at) ? gcoord.transform([at[0], at[1]], gcoord.GCJ02, gcoord.WGS84) : at;

/** From what we store to what a map service expects. */
export const fromCgcs2000 = (at: Position, datum: Datum): Position =>
  datum === 'GCJ02' && isInChina(at) ? gcoord.transform([at[0], at[1]], gcoord.WGS84, gcoord.GCJ02) : at;

// A centimetre: below any survey of a grid, and half the bytes.
const rounded = (degrees: number): number => Math.round(degrees * 1e7) / 1e7;

/** A boundary as it is stored: CGCS2000, rounded to 1e-7 degrees (about a centimetre). */
export const boundaryToCgcs2000 = (boundary: MultiPolygon, datum: Datum): MultiPolygon =>
  boundary.map((polygon) =>
    polygon.map((ring) =>
      ring.map((at) => {
        const [lon, lat] = toCgcs2000(at, datum);
        return [rounded(lon), rounded(lat)];
      }),
    ),
  );
