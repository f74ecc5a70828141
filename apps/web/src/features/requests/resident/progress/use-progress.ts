import { type Progress, seeProgress } from '@huying/server/contract/requests';
import { useCallback, useEffect, useRef, useState } from 'react';
import { ApiError } from '../../../../lib/api-error.ts';
import { call } from '../../../../lib/api.ts';

export interface ProgressState {
  code: string;
  progress: Progress | null;
  /** When it was told, in milliseconds. */
  at: number;
  error: unknown;
  busy: boolean;
  open: (code: string) => void;
  reload: () => void;
  /** What an act of the resident answered. */
  put: (progress: Progress) => void;
  close: () => void;
}

/** The report behind a code. `first` is looked up at once; `remember` is told which code is open. */
export function useProgress(first: string, remember: (code: string) => void): ProgressState {
  const [code, setCode] = useState(first);
  const [progress, setProgress] = useState<Progress | null>(null);
  const [at, setAt] = useState(0);
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const asked = useRef<AbortController | null>(null);
  const told = useRef(remember);
  told.current = remember;

  const put = useCallback((next: Progress) => {
    setProgress(next);
    setAt(Date.now());
    setError(null);
  }, []);
  const open = useCallback(
    (next: string) => {
      asked.current?.abort();
      const controller = new AbortController();
      asked.current = controller;
      setCode(next);
      setError(null);
      setBusy(true);
      call(seeProgress, { body: { code: next }, signal: controller.signal })
        .then((found) => {
          told.current(next);
          put(found);
          setBusy(false);
        })
        .catch((fault: unknown) => {
          if (controller.signal.aborted) return;
          if (fault instanceof ApiError && fault.status === 404) told.current('');
          setError(fault);
          setBusy(false);
        });
    },
    [put],
  );
  const begin = useRef(first);
  useEffect(() => {
    if (begin.current) open(begin.current);
    return () => asked.current?.abort();
  }, [open]);
  const close = useCallback(() => {
    asked.current?.abort();
    told.current('');
    setCode('');
    setProgress(null);
    setError(null);
    setBusy(false);
  }, []);
  return { code, progress, at, error, busy, open, reload: () => open(code), put, close };
}
