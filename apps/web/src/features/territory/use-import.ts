import type { ImportReport } from '@huying/server/contract/territory';
import { useState } from 'react';
import { refresh } from '../../lib/query.ts';
import { useAct } from '../../lib/use-act.ts';

/** A whole county takes a minute on a small machine. */
export const IMPORT_TIMEOUT_MS = 600_000;

/** Tried first, then done: the report of the last run, dropped as soon as something about the file changes. */
export function useImport(send: (dryRun: boolean) => Promise<ImportReport>) {
  const [report, setReport] = useState<ImportReport | null>(null);
  const act = useAct();
  const start = (dryRun: boolean) =>
    act.run(async () => {
      setReport(await send(dryRun));
      if (!dryRun) await refresh('/api/places');
    });
  return { ...act, report, start, drop: () => setReport(null) };
}
