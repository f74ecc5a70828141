import { takeInFacilities } from '../apps/server/src/modules/facilities/index.ts';
import type { Ctx } from '../apps/server/src/platform/context.ts';
import type { Grid } from './district.ts';

/** Share of the way through the grid from west to east, metres off the street, and what stands there. */
const alongTheStreet = [
  [0.2, 6, '路灯', 'LD'],
  [0.35, -6, '路灯', 'LD'],
  [0.42, 0, '井盖', 'JG'],
  [0.5, 6, '路灯', 'LD'],
  [0.55, 22, '座椅', 'ZY'],
  [0.65, -6, '路灯', 'LD'],
  [0.72, 18, '果皮箱', 'GP'],
  [0.8, 6, '路灯', 'LD'],
] as const;
const COMMUNITIES = 3;
const METRES_PER_DEGREE = 111_320;

/** Lamps, manholes, benches and bins along one street of each grid of the first communities; everything is made up. */
export async function layFacilities(ctx: Ctx, grids: readonly Grid[]): Promise<void> {
  const rows = grids
    .filter(({ community }) => community < COMMUNITIES)
    .flatMap(({ ring }, n) => {
      const [lons, lats] = [ring.map(([lon]) => lon ?? 0), ring.map(([, lat]) => lat ?? 0)];
      const [west, east] = [Math.min(...lons), Math.max(...lons)];
      const middle = (Math.min(...lats) + Math.max(...lats)) / 2;
      return alongTheStreet.map(([share, off, kind, letters], i) => ({
        row: n * alongTheStreet.length + i + 2,
        code: `${letters}-${String(n + 1).padStart(2, '0')}${String(i + 1).padStart(2, '0')}`,
        kind,
        name: '',
        lon: String(west + (east - west) * share),
        lat: String(middle + off / METRES_PER_DEGREE),
        owner: '',
      }));
    });
  await takeInFacilities(ctx, rows, { datum: 'CGCS2000', dryRun: false });
}
