import { nearbyReports } from '@huying/server/contract/requests';
import { useEffect, useState } from 'react';
import { type Output, call } from '../../../../lib/api.ts';
import type { RegisterDraft } from './register-form.ts';

export type SimilarReport = Output<typeof nearbyReports>['items'][number];

const WAIT_MS = 600;
const FEW = 3;
/** Always the same, so that finding nothing again draws nothing again. */
const NONE: readonly SimilarReport[] = [];

/** What is open nearby and sounds like it, once there are words and a place; empty whenever it cannot be told. */
export function useSimilar(
  { content, spot, placeId }: RegisterDraft,
  ownPlace: string | null,
): readonly SimilarReport[] {
  const [found, setFound] = useState(NONE);
  const words = content.trim();
  const [lon, lat] = spot ?? [];
  const place = placeId || ownPlace || undefined;
  useEffect(() => {
    const where = lon !== undefined && lat !== undefined ? { lon, lat } : place ? { placeId: place } : null;
    if (words.length < 4 || where === null) return setFound(NONE);
    const controller = new AbortController();
    const timer = setTimeout(() => {
      call(nearbyReports, { body: { content: words.slice(0, 2000), ...where }, signal: controller.signal })
        .then(({ items }) => setFound(items.slice(0, FEW)))
        .catch(() => undefined);
    }, WAIT_MS);
    return () => {
      clearTimeout(timer);
      controller.abort();
    };
  }, [words, lon, lat, place]);
  return found;
}
