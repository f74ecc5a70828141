import { importNeeds, importResources, type SheetTaken } from '@huying/server/contract/needs';
import { type ReactElement, useRef, useState } from 'react';
import { call } from '../../../lib/api.ts';
import { useLanguage, useWords } from '../../../lib/i18n.ts';
import { refresh } from '../../../lib/query.ts';
import { useAct } from '../../../lib/use-act.ts';
import { Button } from '../../../ui/button.tsx';
import { saveBlob } from '../../../ui/code-picture.ts';
import { Dialog } from '../../../ui/dialog.tsx';
import { FieldError } from '../../../ui/field.tsx';
import { Progress } from '../../../ui/progress.tsx';
import { needWords } from '../words.ts';
import { needDeskWords } from './words.ts';

type What = 'needs' | 'resources';
const endpoints = { needs: importNeeds, resources: importResources };
const SHOWN = 100;

interface SheetDialogProps {
  what: What;
  open: boolean;
  onClose: () => void;
}

/** A table comes in: tried first, with the reason for every row that cannot be taken; then imported. */
export function SheetDialog({ what, open, onClose }: SheetDialogProps): ReactElement {
  const t = useWords(needDeskWords);
  return (
    <Dialog open={open} title={t(what === 'needs' ? 'importTitleNeeds' : 'importTitleResources')} onClose={onClose}>
      {open && <SheetForm what={what} onClose={onClose} />}
    </Dialog>
  );
}

function SheetForm({ what, onClose }: Pick<SheetDialogProps, 'what' | 'onClose'>): ReactElement {
  const t = useWords(needDeskWords);
  const words = useWords(needWords);
  const input = useRef<HTMLInputElement>(null);
  const [file, setFile] = useState<File | null>(null);
  const [answer, setAnswer] = useState<SheetTaken | null>(null);
  const { busy, fault, run, forget } = useAct();
  const send = (dryRun: boolean) =>
    run(async () => {
      if (!file) return;
      const form = new FormData();
      // The server reads fields as they come: they must stand before the file.
      form.append('dryRun', String(dryRun));
      form.append('file', file);
      setAnswer(await call(endpoints[what], { form, timeoutMs: 300_000 }));
      if (!dryRun) void refresh(`/api/${what}`);
    });
  const isReady = answer?.dryRun === true && answer.taken > 0;
  return (
    <div className="stack">
      <p className="muted">{t('importHint')}</p>
      <div className="row">
        <input
          ref={input}
          hidden
          type="file"
          accept=".xlsx,.xls,.csv"
          onChange={({ target }) => {
            const [chosen] = target.files ?? [];
            if (chosen) {
              setFile(chosen);
              // What was found in the last file says nothing of this one.
              setAnswer(null);
              forget();
            }
            // So that choosing the same file again, once it is mended, counts as a choice.
            target.value = '';
          }}
        />
        <Button onClick={() => input.current?.click()}>{t('chooseFile')}</Button>
        {file && <span role="status">{t('chosen', { name: file.name })}</span>}
      </div>
      {busy && <Progress label={t('trying')} />}
      {fault && <FieldError>{fault.message}</FieldError>}
      {answer && <Taken answer={answer} />}
      <div className="row">
        {isReady ? (
          <Button variant="primary" busy={busy} onClick={() => void send(false)}>
            {t('importDo', { n: answer.taken })}
          </Button>
        ) : (
          <Button variant="primary" busy={busy} disabled={!file || answer !== null} onClick={() => void send(true)}>
            {t('tryFirst')}
          </Button>
        )}
        <Button onClick={onClose}>{words('close')}</Button>
      </div>
    </div>
  );
}

function Taken({ answer }: { answer: SheetTaken }): ReactElement {
  const t = useWords(needDeskWords);
  const lang = useLanguage();
  const { dryRun, rows, taken, known, rejected, rejectedXlsx } = answer;
  const bad = rows - taken - known;
  const giveBack = () => {
    if (rejectedXlsx === null) return;
    const bytes = Uint8Array.from(atob(rejectedXlsx), (letter) => letter.charCodeAt(0));
    saveBlob(new Blob([bytes]), `${t('rejectedName')}.xlsx`);
  };
  return (
    <div className="stack stack-tight" role="status">
      <p>{t(dryRun ? 'tried' : 'imported', { rows, taken, bad })}</p>
      {known > 0 && <p>{t('known', { n: known })}</p>}
      {dryRun && taken === 0 && bad > 0 && <p>{t('nothingToTake')}</p>}
      {rejected.length > 0 && (
        <>
          <h3>{t('problems')}</h3>
          <ul className="need-rows">
            {rejected.slice(0, SHOWN).map(({ row, reasons }) => (
              <li key={row}>
                <strong>{t('problemLine', { row })}</strong>
                <span>{reasons.map(({ zh, en }) => (lang === 'en' ? en : zh)).join('；')}</span>
              </li>
            ))}
          </ul>
          {bad > SHOWN && <p className="muted">{t('problemsMore', { n: SHOWN })}</p>}
        </>
      )}
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
