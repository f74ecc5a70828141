import { useEffect, useRef } from 'react';
import { useLive } from '../../../lib/live.ts';
import { catchUp } from '../../../lib/query.ts';

const PAUSE_MS = 3000;

const catchUpRequests = (): void => {
  for (const path of ['/api/requests', '/api/worklist']) void catchUp(path);
};

const idOf = (data: unknown): unknown => (typeof data === 'object' && data !== null && 'id' in data ? data.id : null);

/** Keeps lists and numbers true while others work: at most one refresh every three seconds, the open request at once. */
export function useLiveRequests(openId?: string | null): void {
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const later = () => {
    timer.current ??= setTimeout(() => {
      timer.current = undefined;
      catchUpRequests();
    }, PAUSE_MS);
  };
  useLive(
    'changed',
    ({ data }) => {
      if (openId && idOf(data) === openId) void catchUp('/api/requests/{id}');
      later();
    },
    catchUpRequests,
  );
}
