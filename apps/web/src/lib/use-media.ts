import { useSyncExternalStore } from 'react';

/** Whether a media query holds, kept up to date: for what cannot be laid out by style sheets alone. */
export function useMedia(query: string): boolean {
  return useSyncExternalStore(
    (onChange) => {
      const list = matchMedia(query);
      list.addEventListener('change', onChange);
      return () => list.removeEventListener('change', onChange);
    },
    () => matchMedia(query).matches,
  );
}

/** A phone, or a window as narrow: lists become cards and forms rise from the bottom edge. */
export const useNarrow = (): boolean => useMedia('(max-width: 760px)');
