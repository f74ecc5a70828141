import { useRef, useState } from 'react';
import { ApiError, transportError } from './api-error.ts';

export interface Act {
  busy: boolean;
  /** Why the last attempt did not succeed; null after a success or before the first. */
  fault: ApiError | null;
  /** Runs the work unless it runs already. True when it succeeded; what it threw is in `fault`. */
  run: (work: () => Promise<void>) => Promise<boolean>;
  forget: () => void;
}

/** One act of a form or button: whether it is under way, and what went wrong. */
export function useAct(): Act {
  const running = useRef(false);
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<ApiError | null>(null);
  const run = async (work: () => Promise<void>) => {
    if (running.current) return false;
    running.current = true;
    setBusy(true);
    setFault(null);
    try {
      await work();
      return true;
    } catch (error) {
      if (!(error instanceof ApiError)) console.error(error);
      setFault(error instanceof ApiError ? error : transportError('unreadable'));
      return false;
    } finally {
      running.current = false;
      setBusy(false);
    }
  };
  return { busy, fault, run, forget: () => setFault(null) };
}
