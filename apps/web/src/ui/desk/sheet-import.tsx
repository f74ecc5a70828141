import './sheet-import.css';
import { type ReactElement, type ReactNode, useRef, useState } from 'react';
import { useLanguage, useWords } from '../../lib/i18n.ts';
import { useAct } from '../../lib/use-act.ts';
import { Button } from '../button.tsx';
import { saveBlob } from '../code-picture.ts';
import { Dialog } from '../dialog.tsx';
import { FieldError } from '../field.tsx';
import { Progress } from '../progress.tsx';
import { sheetWords } from './sheet-words.ts';

const SHOWN = 100;

/** What became of a table: new ones, those with a number that were changed and where, and what was refused and why. */
export interface SheetAnswer {
  dryRun: boolean;
  rows: number;
  taken: number;
  changed: number;
  unchanged: number;
  changes: readonly { row: number; number: string; titles: readonly string[] }[];
  rejected: readonly { row: number; reasons: readonly { zh: string; en: string }[] }[];
  /** An .xlsx in base64. */
  rejectedXlsx: string | null;
}

interface SheetImportProps {
  title: string;
  open: boolean;
  onClose: () => void;
  hint: string;
  /** Where a table to fill in is to be had. */
  template?: ReactNode;
  /** The form holds `dryRun` and `file`, in this order. */
  send: (form: FormData) => Promise<SheetAnswer>;
  onStored: () => void;
}

/** A table comes in: tried first, with the reason for every row that cannot be taken; then imported. */
export function SheetImport({ title, open, onClose, ...rest }: SheetImportProps): ReactElement {
  return (
    <Dialog open={open} title={title} onClose={onClose}>
      {open && <SheetForm onClose={onClose} {...rest} />}
    </Dialog>
  );
}

function SheetForm({
  hint,
  template,
  send,
  onStored,
  onClose,
}: Omit<SheetImportProps, 'title' | 'open'>): ReactElement {
  const t = useWords(sheetWords);
  const input = useRef<HTMLInputElement>(null);
  const [file, setFile] = useState<File | null>(null);
  const [answer, setAnswer] = useState<SheetAnswer | null>(null);
  const { busy, fault, run, forget } = useAct();
  const start = (dryRun: boolean) =>
    run(async () => {
      if (!file) return;
      const form = new FormData();
      // The server reads fields as they come: they must stand before the file.
      form.append('dryRun', String(dryRun));
      form.append('file', file);
      setAnswer(await send(form));
      if (!dryRun) onStored();
    });
  const good = answer?.dryRun ? answer.taken + answer.changed : 0;
  return (
    <div className="stack">
      <p className="muted">{hint}</p>
      {template && <div>{template}</div>}
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
      {busy && <Progress label={t('working')} />}
      {fault && <FieldError>{fault.message}</FieldError>}
      {answer && <Answer answer={answer} />}
      <div className="row">
        {good > 0 ? (
          <Button variant="primary" busy={busy} onClick={() => void start(false)}>
            {t('apply', { n: good })}
          </Button>
        ) : (
          <Button variant="primary" busy={busy} disabled={!file || answer !== null} onClick={() => void start(true)}>
            {t('tryFirst')}
          </Button>
        )}
        <Button onClick={onClose}>{t('close')}</Button>
      </div>
    </div>
  );
}

function Answer({ answer }: { answer: SheetAnswer }): ReactElement {
  const t = useWords(sheetWords);
  const lang = useLanguage();
  const { dryRun, rows, taken, changed, unchanged, changes, rejected, rejectedXlsx } = answer;
  const bad = rows - taken - changed - unchanged;
  const giveBack = () => {
    if (rejectedXlsx === null) return;
    const bytes = Uint8Array.from(atob(rejectedXlsx), (letter) => letter.charCodeAt(0));
    saveBlob(new Blob([bytes]), `${t('rejectedName')}.xlsx`);
  };
  return (
    <div className="stack stack-tight" role="status">
      <p>{t(dryRun ? 'tried' : 'imported', { rows, taken, changed, unchanged, bad })}</p>
      {dryRun && taken + changed === 0 && bad > 0 && <p>{t('nothing')}</p>}
      {rejected.length > 0 && (
        <Rows
          title={t('problems')}
          count={bad}
          items={rejected.slice(0, SHOWN).map(({ row, reasons }) => ({
            row,
            name: t('line', { row }),
            words: reasons.map(({ zh, en }) => (lang === 'en' ? en : zh)).join('；'),
          }))}
        />
      )}
      {changes.length > 0 && (
        <Rows
          title={t('changes')}
          count={changed}
          items={changes.slice(0, SHOWN).map(({ row, number, titles }) => ({
            row,
            name: t('changeLine', { row, number }),
            words: titles.join('、'),
          }))}
        />
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

interface RowsProps {
  title: string;
  /** Of all of them, of which `items` are the first. */
  count: number;
  items: readonly { row: number; name: string; words: string }[];
}

function Rows({ title, count, items }: RowsProps): ReactElement {
  const t = useWords(sheetWords);
  return (
    <>
      <h3>{title}</h3>
      <ul className="sheet-rows">
        {items.map(({ row, name, words }) => (
          <li key={row}>
            <strong>{name}</strong>
            <span>{words}</span>
          </li>
        ))}
      </ul>
      {count > items.length && <p className="muted">{t('more', { n: items.length })}</p>}
    </>
  );
}
