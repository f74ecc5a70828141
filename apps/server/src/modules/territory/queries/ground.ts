import type { MultiPolygon } from '../../../kernel/geometry.ts';
import type { Ctx } from '../../../platform/context.ts';
import type { Compound } from '../contract.ts';
import { chainAt, chainFrom } from './locate.ts';
import type { PlaceRef } from './place-rows.ts';
import { territoryOf } from './territory-in-memory.ts';

/** The open places of a tenant as they are in memory now: what a module that lays something over them asks, without waiting. */
export interface Ground {
  /** Differs whenever anything below may answer otherwise: keep what is worked out from it under this. */
  change: number;
  places: ReadonlyMap<string, PlaceRef>;
  gridLevel: number | null;
  levelName(level: number): string;
  /** The lowest place that holds a CGCS2000 point, and its ancestors: nearest first, empty outside all boundaries. */
  chainAt(lon: number, lat: number): readonly PlaceRef[];
  /** A place and its ancestors, nearest first; empty for a closed or unknown one. */
  chainOf(id: string): readonly PlaceRef[];
  /** The lowest open places at or below a place, in the order of their codes: itself when nothing is below. */
  lowestUnder(id: string): readonly PlaceRef[];
  boundaryOf(id: string): MultiPolygon | undefined;
  households(id: string): number | null;
  compounds(id: string): readonly Compound[];
}

export async function groundOf(ctx: Pick<Ctx, 'tx' | 'platform'>): Promise<Ground> {
  const territory = await territoryOf(ctx);
  const { places, below } = territory;
  const lowestUnder = (id: string): PlaceRef[] => {
    const place = places.get(id);
    if (!place) return [];
    const inside = below.get(id) ?? [];
    return inside.length === 0 ? [place] : inside.flatMap(lowestUnder);
  };
  return {
    change: territory.change,
    places,
    gridLevel: territory.gridLevel,
    levelName: (level) => territory.levelNames.get(level) ?? '',
    chainAt: (lon, lat) => chainAt(territory, lon, lat),
    chainOf: (id) => chainFrom(territory, id),
    lowestUnder,
    boundaryOf: (id) => territory.boundaries.get(id),
    households: (id) => territory.households.get(id) ?? null,
    compounds: (id) => territory.compounds.get(id) ?? [],
  };
}
