import { nearbyReports } from '@huying/server/contract/requests';
import { useEffect, useState } from 'react';
import { type Output, call } from '../../../../lib/api.ts';
import type { ReportDraft } from './report-form.ts';

export type NearbyReport = Output<typeof nearbyReports>['items'][number];

const WAIT_MS = 700;
const FEW = 3;
/** Always the same, so that finding nothing again draws nothing again. */
const NONE: readonly NearbyReport[] = [];

/** What is already open nearby, once there are words and a place; an empty list whenever it cannot be told. */
export function useNearby({ content, at, place }: ReportDraft): readonly NearbyReport[] {
  const [found, setFound] = useState(NONE);
  const words = content.trim();
  const [lon, lat] = at?.lonLat ?? [];
  const placeId = place?.id;
  useEffect(() => {
    const spot = placeId !== undefined ? { placeId } : lon !== undefined && lat !== undefined ? { lon, lat } : null;
    if (words.length < 4 || spot === null) return setFound(NONE);
    const controller = new AbortController();
    const timer = setTimeout(() => {
      call(nearbyReports, { body: { content: words, ...spot }, signal: controller.signal })
        .then(({ items }) => setFound(items.slice(0, FEW)))
        .catch(() => undefined);
    }, WAIT_MS);
    return () => {
      clearTimeout(timer);
      controller.abort();
    };
  }, [words, lon, lat, placeId]);
  return found;
}
