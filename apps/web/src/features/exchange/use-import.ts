import { getImport, type ImportRecord } from '@huying/server/contract/exchange';
import { useEffect, useRef } from 'react';
import type { ApiError } from '../../lib/api-error.ts';
import { refresh, useAnswer } from '../../lib/query.ts';
import { useAct } from '../../lib/use-act.ts';

const STEP_MS = 1000;

export const isWorking = ({ state }: Pick<ImportRecord, 'state'>): boolean =>
  state === 'checking' || state === 'importing' || state === 'undoing';

export interface LiveImport {
  record: ImportRecord | undefined;
  /** Why the last look did not succeed; the record is then the last that was seen. */
  error: ApiError | null;
  /** How many rows the table has, as far as this page has ever learnt. */
  total: number | null;
  reload: () => void;
}

/** One import, looked at every second while the server works on it. */
export function useImport(id: string): LiveImport {
  const { data, error, refetch } = useAnswer(getImport, { params: { id } });
  const record = data?.id === id ? data : undefined;
  const total = useRef<number | null>(null);
  total.current = record?.counts.rows ?? total.current;
  const works = record !== undefined && isWorking(record);
  useEffect(() => {
    if (!works) return;
    const timer = setInterval(() => void refetch({ cancelRefetch: false }), STEP_MS);
    return () => clearInterval(timer);
  }, [works, refetch]);
  return { record, error, total: total.current, reload: () => void refetch() };
}

/** An act on an import; afterwards, and after a refusal too, the page shows how things stand. */
export function useImportAct() {
  const { busy, fault, run } = useAct();
  const act = async (work: () => Promise<unknown>): Promise<boolean> => {
    const isDone = await run(async () => {
      await work();
    });
    await refresh('/api/imports');
    return isDone;
  };
  return { busy, fault, act };
}
