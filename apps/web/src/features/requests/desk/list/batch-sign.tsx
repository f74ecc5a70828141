import type { MatterRow } from '@huying/server/contract/matters';
import { type ReactElement, useEffect, useRef, useState } from 'react';
import { errorText } from '../../../../lib/api-error.ts';
import { useWords } from '../../../../lib/i18n.ts';
import { Button } from '../../../../ui/button.tsx';
import { ResultList, type ResultRow } from '../../../../ui/desk/result-list.tsx';
import { Dialog } from '../../../../ui/dialog.tsx';
import { Progress } from '../../../../ui/progress.tsx';
import { sendAct } from '../acts/act-call.ts';
import { sendPart } from '../parts/part-acts.ts';
import { latest, refreshRequests } from '../request-cache.ts';
import { batchWords } from './batch-words.ts';

/** Signs one after another; what cannot be signed says why. */
export function BatchSign({ rows, onClose }: { rows: readonly MatterRow[]; onClose: () => void }): ReactElement {
  const t = useWords(batchWords);
  const [results, setResults] = useState<readonly ResultRow[]>([]);
  const [busy, setBusy] = useState(true);
  const begun = useRef(false);

  const run = async (some: readonly MatterRow[], isAgain: boolean) => {
    setBusy(true);
    for (const row of some) {
      const result = await signOne(row, isAgain);
      const label = `${row.number} ${row.title}`;
      const message = result === null ? t('signed') : result;
      setResults((now) => [
        ...now.filter(({ id }) => id !== row.id),
        { id: row.id, label, ok: result === null, message },
      ]);
    }
    await refreshRequests();
    setBusy(false);
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: opening the dialog is the command; it runs once.
  useEffect(() => {
    if (begun.current) return;
    begun.current = true;
    void run(rows, false);
  }, []);
  return (
    <Dialog open title={t('sign', { n: rows.length })} onClose={onClose}>
      {busy && <Progress label={t('sign', { n: rows.length })} share={results.length / rows.length} />}
      <ResultList
        rows={results}
        {...(!busy && {
          onRetry: (ids) =>
            void run(
              rows.filter(({ id }) => ids.includes(id)),
              true,
            ),
        })}
      />
      <div className="row">
        <Button variant="primary" disabled={busy} onClick={onClose}>
          {t('close')}
        </Button>
      </div>
    </Dialog>
  );
}

/** null when it is signed; otherwise why not. */
async function signOne(row: MatterRow, isAgain: boolean): Promise<string | null> {
  try {
    if (row.kind === 'co-task') {
      await sendPart(row, 'co-task.sign', {});
      return null;
    }
    const version = isAgain ? (await latest(row.id)).version : row.version;
    await sendAct(row.id, version, 'sign', {});
    return null;
  } catch (error) {
    return errorText(error);
  }
}
