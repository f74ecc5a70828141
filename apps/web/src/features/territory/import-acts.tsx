import type { ReactElement } from 'react';
import { useWords } from '../../lib/i18n.ts';
import { Button } from '../../ui/button.tsx';
import { FieldError } from '../../ui/field.tsx';
import { Progress } from '../../ui/progress.tsx';
import { ImportReportCard } from './import-report.tsx';
import type { useImport } from './use-import.ts';
import { territoryWords } from './words.ts';

interface ImportActsProps {
  run: ReturnType<typeof useImport>;
  /** Whether everything is filled in. */
  isReady: boolean;
}

/** Try, look, then import: the second button appears only after a try that found something to do. */
export function ImportActs({ run, isReady }: ImportActsProps): ReactElement {
  const t = useWords(territoryWords);
  const { report, busy, fault } = run;
  const isTried = report?.dryRun === true;
  const changes = isTried ? report.created + report.updated : 0;
  return (
    <div className="stack">
      {fault && <FieldError>{fault.message}</FieldError>}
      {busy && <Progress label={t('running')} />}
      <div className="row">
        {isTried && changes > 0 ? (
          <>
            <Button variant="primary" busy={busy} onClick={() => void run.start(false)}>
              {t('applyImport')}
            </Button>
            <Button busy={busy} onClick={() => void run.start(true)}>
              {t('tryAgain')}
            </Button>
          </>
        ) : (
          <Button variant="primary" busy={busy} disabled={!isReady} onClick={() => void run.start(true)}>
            {t('tryFirst')}
          </Button>
        )}
        {report?.dryRun === false && <Button href="/desk/territory">{t('seeTree')}</Button>}
        {isTried && changes === 0 && <span role="status">{t('nothingToDo')}</span>}
      </div>
      {report && <ImportReportCard report={report} />}
    </div>
  );
}
