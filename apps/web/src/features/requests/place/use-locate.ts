import { useCallback, useEffect, useRef, useState } from 'react';
import { currentPosition, type LonLat } from '../../../lib/position.ts';
import type { PlaceDraft } from './place-draft.ts';
import { wordsAt } from './places.ts';

export type LocateState = 'idle' | 'locating' | 'refused' | 'unavailable';

/** True when the device may be asked without a question to the person. */
async function isAllowed(): Promise<boolean> {
  try {
    return (await navigator.permissions.query({ name: 'geolocation' })).state === 'granted';
  } catch {
    return false;
  }
}

/**
 * Finds the place by the device: by itself where that was allowed before and no place is set, otherwise when asked.
 * Nothing waits for it.
 */
export function useLocate(
  draft: PlaceDraft,
  change: (part: Partial<PlaceDraft>) => void,
  byItself: boolean,
): { state: LocateState; locate: () => Promise<void>; put: (lonLat: LonLat | null, accuracy?: number) => void } {
  const [state, setState] = useState<LocateState>('idle');
  const asked = useRef<AbortController | null>(null);
  const latest = useRef(draft);
  latest.current = draft;

  const put = useCallback(
    (lonLat: LonLat | null, accuracy: number | null = null) => {
      asked.current?.abort();
      if (lonLat === null) return change({ at: null, where: '' });
      // Another spot is about another thing, until one is chosen there.
      change({ at: { lonLat, accuracy }, where: '', place: null, placeCode: '', facility: null });
      const controller = new AbortController();
      asked.current = controller;
      // Its name is a comfort; without network the spot alone is sent.
      wordsAt(lonLat, controller.signal)
        .then((where) => change({ where: where || '-' }))
        .catch(() => undefined);
    },
    [change],
  );
  const locate = useCallback(async () => {
    setState('locating');
    const found = await currentPosition();
    setState(found.ok ? 'idle' : found.fault === 'refused' ? 'refused' : 'unavailable');
    if (found.ok) put(found.at, Math.round(found.accuracy));
  }, [put]);

  const first = useRef(byItself);
  useEffect(() => {
    if (!first.current) return;
    first.current = false;
    void isAllowed().then((allowed) => {
      const { at, place, placeCode } = latest.current;
      if (allowed && at === null && place === null && !placeCode) void locate();
    });
  }, [locate]);
  return { state, locate, put };
}
