import { type Facility, getNamedFacility, listFacilities } from '@huying/server/contract/facilities';
import { ApiError } from '../../../lib/api-error.ts';
import { call } from '../../../lib/api.ts';
import type { LonLat } from '../../../lib/position.ts';

/** Some 80 m to each side: what somebody who stands there may mean. */
const REACH = 0.0008;
const MOST = 12;

/** Facilities around a spot, nearest first. Throws ApiError. */
export async function facilitiesNear([lon, lat]: LonLat, signal: AbortSignal): Promise<Facility[]> {
  const query = { west: lon - REACH, south: lat - REACH, east: lon + REACH, north: lat + REACH };
  const { items } = await call(listFacilities, { query, signal });
  const far = (each: Facility): number => Math.hypot((each.lon - lon) * 0.77, each.lat - lat);
  return [...items].sort((a, b) => far(a) - far(b)).slice(0, MOST);
}

export const facilityName = ({ kind, name, code }: Pick<Facility, 'kind' | 'name' | 'code'>): string =>
  [kind, name, code].filter(Boolean).join(' ');

/** The facility whose plate was scanned; null for a code that is none. Throws ApiError when it cannot be asked. */
export async function findFacility(code: string): Promise<Facility | null> {
  try {
    return await call(getNamedFacility, { params: { code } });
  } catch (error) {
    if (error instanceof ApiError && error.status >= 400 && error.status < 500) return null;
    throw error;
  }
}
