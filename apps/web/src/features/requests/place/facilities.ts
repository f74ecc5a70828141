import { type Facility, getNamedFacility, listFacilities } from '@huying/server/contract/facilities';
import { useEffect, useState } from 'react';
import { ApiError } from '../../../lib/api-error.ts';
import { call } from '../../../lib/api.ts';
import type { LonLat } from '../../../lib/position.ts';

/** Some 150 m to each side: what somebody who stands there may mean, with a position that is a little off. */
const REACH = 0.0015;
const MOST = 12;
const METRES_PER_DEGREE = 111_320;

export interface NearFacility extends Facility {
  /** Metres from the spot. */
  away: number;
}

/** Facilities around a spot, nearest first. Throws ApiError. */
async function facilitiesNear([lon, lat]: LonLat, signal: AbortSignal): Promise<NearFacility[]> {
  const query = { west: lon - REACH, south: lat - REACH, east: lon + REACH, north: lat + REACH };
  const { items } = await call(listFacilities, { query, signal });
  const narrow = Math.cos((lat * Math.PI) / 180);
  const away = (each: Facility): number =>
    Math.round(Math.hypot((each.lon - lon) * narrow, each.lat - lat) * METRES_PER_DEGREE);
  return items
    .map((each) => ({ ...each, away: away(each) }))
    .sort((a, b) => a.away - b.away)
    .slice(0, MOST);
}

const none: readonly NearFacility[] = [];

/** The same for a screen; nothing while there is no spot, and without network: a report goes without it. */
export function useFacilitiesNear(at: LonLat | null): readonly NearFacility[] {
  const [near, setNear] = useState<readonly NearFacility[]>(none);
  const [lon, lat] = at ?? [null, null];
  useEffect(() => {
    if (lon === null || lat === null) return setNear(none);
    const controller = new AbortController();
    facilitiesNear([lon, lat], controller.signal)
      .then(setNear)
      .catch(() => undefined);
    return () => controller.abort();
  }, [lon, lat]);
  return near;
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
