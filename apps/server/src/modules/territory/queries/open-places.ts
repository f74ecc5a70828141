import type { Ctx } from '../../../platform/context.ts';
import type { PlaceRef } from './place-rows.ts';
import { territoryOf } from './territory-in-memory.ts';

/** Every open place of the tenant, from memory: for looking names up by the thousand. */
export const openPlaces = async (ctx: Pick<Ctx, 'tx' | 'platform'>): Promise<PlaceRef[]> => [
  ...(await territoryOf(ctx)).places.values(),
];
