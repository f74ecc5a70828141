import type { Ctx } from '../apps/server/src/platform/context.ts';
import { createPlaces, type PlaceSeed, replaceLevels } from '../apps/server/src/modules/territory/index.ts';
import { type GroundGrid, streetOfCommunity } from './ground.ts';
import { communities, compounds, district, streets } from './names.ts';
import { seeded } from './random.ts';

/** Places or units of the demo by their codes. */
export type Ids = Map<string, { id: string; path: string }>;

/** The district, its streets, communities and grids. */
export async function layPlaces(ctx: Ctx, ground: readonly GroundGrid[]): Promise<Ids> {
  const levels = [
    { name: '区', nameEn: 'District' },
    { name: '街道（镇）', nameEn: 'Street' },
    { name: '社区', nameEn: 'Community' },
    { name: '网格', nameEn: 'Grid' },
  ];
  await replaceLevels(ctx, {
    version: 0,
    items: levels.map((level, i) => ({ level: i + 1, ...level, isGrid: i === 3 })) as never,
  });
  const random = seeded(7);
  const seeds: PlaceSeed[] = [{ parentCode: null, level: 1, code: 'YC', name: district.name }];
  streets.forEach((name, i) => {
    seeds.push({ parentCode: 'YC', level: 2, code: `YC${i + 1}`, name });
  });
  communities.forEach((name, i) => {
    seeds.push({
      parentCode: `YC${(streetOfCommunity[i] ?? 0) + 1}`,
      level: 3,
      code: communityCode(i),
      name,
      phone: `0952-20${10 + i}001`,
    });
  });
  for (const grid of ground) {
    seeds.push({
      parentCode: communityCode(grid.community),
      level: 4,
      code: gridCode(grid),
      name: `${communities[grid.community]?.replace('社区', '') ?? ''}第${grid.ordinal}网格`,
      households: 270 + random.int(61),
      phone: `0952-20${10 + grid.community}${String(100 + grid.ordinal)}`,
      boundary: [[grid.ring]],
      compounds: compoundsOf(grid),
    });
  }
  const laid = await createPlaces(ctx, seeds, { datum: 'CGCS2000', validFrom: '2025-01-01' });
  return new Map(laid.map((place) => [place.code, place]));
}

/** Each compound lies in one community, in about five of its grids. */
const compoundsOf = ({ community, ordinal }: GroundGrid): string[] =>
  compounds.flatMap((name, i) =>
    i % communities.length === community && ordinal % 3 === Math.floor(i / communities.length)
      ? [`${name}${'一二三四五'[Math.floor((ordinal - 1) / 3)]}区`]
      : [],
  );

export const communityCode = (i: number): string => `YC${(streetOfCommunity[i] ?? 0) + 1}0${i + 1}`;
export const gridCode = (grid: GroundGrid): string =>
  `${communityCode(grid.community)}-${String(grid.ordinal).padStart(2, '0')}`;
