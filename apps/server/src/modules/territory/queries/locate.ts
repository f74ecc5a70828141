import type { Ctx } from '../../../platform/context.ts';
import { toCgcs2000 } from '../../../platform/geo/datum.ts';
import type { Datum, PlaceAt } from '../contract.ts';
import type { PlaceRef } from './place-rows.ts';
import { type Territory, territoryOf } from './territory-in-memory.ts';

type Memory = Pick<Ctx, 'tx' | 'platform'>;

/**
 * The lowest open place whose boundary holds a CGCS2000 point, and its ancestors: nearest first, empty outside all
 * boundaries. From memory: microseconds at 10,000 boundaries, and one small read a second to see changes.
 */
export async function placesAt(ctx: Memory, lon: number, lat: number): Promise<PlaceRef[]> {
  return chainAt(await territoryOf(ctx), lon, lat);
}

/**
 * Id of the grid a CGCS2000 point lies in; where no grid is drawn, of the lowest place that holds the point, so that a
 * county that has drawn only its streets is served too. Null outside all boundaries.
 */
export async function gridAt(ctx: Memory, lon: number, lat: number): Promise<string | null> {
  const territory = await territoryOf(ctx);
  const chain = chainAt(territory, lon, lat);
  return (chain.find((place) => place.level === territory.gridLevel) ?? chain[0])?.id ?? null;
}

/** An open place and its ancestors from memory, nearest first: `placeChain` without a query; empty for a closed place. */
export async function placeChainInMemory(ctx: Memory, id: string): Promise<PlaceRef[]> {
  return chainFrom(await territoryOf(ctx), id);
}

/**
 * Ids of an open place, of the one it lies in and of those that lie directly in it: where the same thing may have been
 * written down a level higher or lower. Empty for a closed place.
 */
export async function placesAround(ctx: Memory, id: string): Promise<string[]> {
  const { places } = await territoryOf(ctx);
  const place = places.get(id);
  if (!place) return [];
  const inside = [...places.values()].filter(({ parentId }) => parentId === id);
  return [...inside.map((each) => each.id), id, ...(place.parentId === null ? [] : [place.parentId])];
}

export function chainAt(territory: Territory, lon: number, lat: number): PlaceRef[] {
  for (const { index } of territory.layers) {
    const id = index.find(lon, lat);
    if (id !== null) return chainFrom(territory, id);
  }
  return [];
}

export function chainFrom(territory: Territory, id: string): PlaceRef[] {
  const chain: PlaceRef[] = [];
  for (let at: string | null = id; at !== null; ) {
    const place = territory.places.get(at);
    if (place) chain.push(place);
    at = place?.parentId ?? null;
  }
  return chain;
}

/** The public answer to "where is this point": names from the top down, and the grid to call. */
export async function getPlaceAt(
  ctx: Memory,
  { lon, lat, datum = 'WGS84' }: { lon: number; lat: number; datum?: Datum },
): Promise<PlaceAt> {
  const territory = await territoryOf(ctx);
  const chain = chainAt(territory, ...toCgcs2000([lon, lat], datum));
  const grid = chain.find((place) => place.level === territory.gridLevel);
  return {
    chain: chain.toReversed().map(({ id, level, code, name }) => ({
      id,
      level,
      levelName: territory.levelNames.get(level) ?? '',
      code,
      name,
    })),
    grid: grid ? { id: grid.id, code: grid.code, name: grid.name, phone: grid.phone } : null,
  };
}
