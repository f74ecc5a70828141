import { useCallback, useEffect, useState } from 'react';

export interface Read<T> {
  data: T | null;
  error: unknown;
  reload: () => void;
}

/** Reads once for a key, and again when asked; what was there stays until the next has come. Small, for phones. */
export function useRead<T>(key: string, ask: (signal: AbortSignal) => Promise<T>): Read<T> {
  const [state, setState] = useState<{ key: string; data: T | null; error: unknown }>({ key, data: null, error: null });
  const [round, setRound] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key says what is asked; `round` asks again.
  useEffect(() => {
    const stop = new AbortController();
    ask(stop.signal).then(
      (data) => stop.signal.aborted || setState({ key, data, error: null }),
      (error: unknown) => stop.signal.aborted || setState((was) => ({ ...was, key, error })),
    );
    return () => stop.abort();
  }, [key, round]);
  const reload = useCallback(() => setRound((n) => n + 1), []);
  const isThis = state.key === key;
  return { data: isThis ? state.data : null, error: isThis ? state.error : null, reload };
}
