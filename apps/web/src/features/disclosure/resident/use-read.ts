import { useCallback, useEffect, useRef, useState } from 'react';

export interface Read<T> {
  data: T | null;
  error: unknown;
  reload: () => void;
  /** What was read last, for whatever key: can stay on screen while the next is read. */
  last: T | null;
}

interface State<T> extends Omit<Read<T>, 'reload'> {
  key: string;
}

/**
 * Reads once for a key, and again when asked; what was there stays until the next has come. Small, for phones. What is
 * there already (`given`) is not read again.
 */
export function useRead<T>(key: string, ask: (signal: AbortSignal) => Promise<T>, given: T | null = null): Read<T> {
  const [state, setState] = useState<State<T>>({ key, data: given, error: null, last: given });
  const [round, setRound] = useState(0);
  const isGiven = useRef(given !== null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key says what is asked; `round` asks again.
  useEffect(() => {
    if (isGiven.current) {
      isGiven.current = false;
      return;
    }
    const stop = new AbortController();
    ask(stop.signal).then(
      (data) => stop.signal.aborted || setState({ key, data, error: null, last: data }),
      (error: unknown) =>
        stop.signal.aborted || setState((was) => ({ ...was, key, data: was.key === key ? was.data : null, error })),
    );
    return () => stop.abort();
  }, [key, round]);
  const reload = useCallback(() => setRound((n) => n + 1), []);
  const isThis = state.key === key;
  return { data: isThis ? state.data : null, error: isThis ? state.error : null, reload, last: state.last };
}
