import { useEffect } from 'react';
import { catchUp, refresh } from '../../../lib/query.ts';

const EVERY_MS = 1500;

/** Asks again while something is being reckoned or accepted: that happens elsewhere, and tells nobody when it ends. */
export function usePlanWatch(isMoving: boolean): void {
  useEffect(() => {
    if (!isMoving) return;
    const timer = setInterval(() => void catchUp('/api/match-plans'), EVERY_MS);
    return () => {
      clearInterval(timer);
      // What was fetched while it moved may be older than its end.
      void refresh('/api/match-plans');
    };
  }, [isMoving]);
}
