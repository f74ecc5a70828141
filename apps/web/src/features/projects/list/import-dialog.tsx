import { importProjects, type ProjectsTaken, projectTemplate } from '@huying/server/contract/projects';
import { type ReactElement, useRef, useState } from 'react';
import { call, urlOf } from '../../../lib/api.ts';
import { useLanguage, useWords } from '../../../lib/i18n.ts';
import { refresh } from '../../../lib/query.ts';
import { useAct } from '../../../lib/use-act.ts';
import { Button } from '../../../ui/button.tsx';
import { saveBlob } from '../../../ui/code-picture.ts';
import { Dialog } from '../../../ui/dialog.tsx';
import { FieldError } from '../../../ui/field.tsx';
import { Progress } from '../../../ui/progress.tsx';
import { projectWords } from '../words.ts';
import { listWords } from './words.ts';

const SHOWN = 20;

/** Template, try first, then import; wrong rows go back to be mended. */
export function ImportDialog({ open, onClose }: { open: boolean; onClose: () => void }): ReactElement {
  const t = useWords(listWords);
  return (
    <Dialog open={open} title={t('importTitle')} onClose={onClose}>
      {open && <ImportForm onClose={onClose} />}
    </Dialog>
  );
}

function ImportForm({ onClose }: { onClose: () => void }): ReactElement {
  const t = useWords(listWords);
  const common = useWords(projectWords);
  const [file, setFile] = useState<File | null>(null);
  const [report, setReport] = useState<ProjectsTaken | null>(null);
  const input = useRef<HTMLInputElement>(null);
  const { busy, fault, run } = useAct();
  const start = (dryRun: boolean) =>
    run(async () => {
      if (!file) return;
      const form = new FormData();
      // The server reads fields as they come: they must stand before the file.
      form.append('dryRun', String(dryRun));
      form.append('file', file);
      setReport(await call(importProjects, { form, timeoutMs: 300_000 }));
      if (!dryRun) await refresh('/api/project');
    });
  return (
    <div className="stack">
      <p>{t('importBody')}</p>
      <div>
        <Button icon="download" href={`${location.origin}${urlOf(projectTemplate)}`}>
          {t('template')}
        </Button>
      </div>
      <div className="row">
        <input
          ref={input}
          hidden
          type="file"
          accept=".xlsx,.xls,.csv"
          onChange={({ target }) => {
            const [chosen] = target.files ?? [];
            if (chosen) {
              setReport(null);
              setFile(chosen);
            }
            // So that choosing the same file again, once it is mended, counts as a choice.
            target.value = '';
          }}
        />
        <Button onClick={() => input.current?.click()}>{t('chooseFile')}</Button>
        {file && <span role="status">{t('chosen', { name: file.name })}</span>}
      </div>
      {busy && <Progress label={t('working')} />}
      {fault && <FieldError>{fault.message}</FieldError>}
      {report && <Report report={report} />}
      <div className="row">
        {report?.dryRun && report.taken > 0 ? (
          <Button variant="primary" busy={busy} onClick={() => void start(false)}>
            {t('apply', { n: report.taken })}
          </Button>
        ) : (
          <Button
            variant="primary"
            busy={busy}
            disabled={file === null || report?.dryRun === false}
            onClick={() => void start(true)}
          >
            {t('tryFirst')}
          </Button>
        )}
        <Button onClick={onClose}>{common('close')}</Button>
      </div>
    </div>
  );
}

function Report({ report }: { report: ProjectsTaken }): ReactElement {
  const t = useWords(listWords);
  const lang = useLanguage();
  const { dryRun, rows, taken, rejected, rejectedXlsx } = report;
  const giveBack = () => {
    if (rejectedXlsx === null) return;
    const bytes = Uint8Array.from(atob(rejectedXlsx), (sign) => sign.charCodeAt(0));
    saveBlob(new Blob([bytes]), t('rejectedName'));
  };
  return (
    <div className="stack stack-tight" role="status">
      <p>{t(dryRun ? 'tried' : 'imported', { rows, taken, bad: rows - taken })}</p>
      {rejected.length > 0 && (
        <ul className="project-lines">
          {rejected.slice(0, SHOWN).map(({ row, reasons }) => (
            <li key={row}>
              <span>
                <strong>{t('problemLine', { row })}</strong>{' '}
                {reasons.map(({ zh, en }) => (lang === 'en' ? en : zh)).join('；')}
              </span>
            </li>
          ))}
        </ul>
      )}
      {rejected.length > SHOWN && <p className="muted">{t('more')}</p>}
      {rejectedXlsx !== null && (
        <div>
          <Button icon="download" onClick={giveBack}>
            {t('rejected')}
          </Button>
        </div>
      )}
    </div>
  );
}
