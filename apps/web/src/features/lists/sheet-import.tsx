import { type ImportedDraft, importList, type ListName, type VersionHead } from '@huying/server/contract/lists';
import { type ReactElement, useRef, useState } from 'react';
import { call } from '../../lib/api.ts';
import { useLanguage, useWords } from '../../lib/i18n.ts';
import { refresh } from '../../lib/query.ts';
import { useAct } from '../../lib/use-act.ts';
import { Button } from '../../ui/button.tsx';
import { FieldError } from '../../ui/field.tsx';
import { Progress } from '../../ui/progress.tsx';
import { listWords } from './words.ts';

interface SheetImportProps {
  list: ListName;
  /** The open draft to replace; without it one is begun. */
  draft: VersionHead | null;
}

/** A workbook becomes the draft; rows that could not be used are told with their reasons. */
export function SheetImport({ list, draft }: SheetImportProps): ReactElement {
  const t = useWords(listWords);
  const lang = useLanguage();
  const input = useRef<HTMLInputElement>(null);
  const [told, setTold] = useState<ImportedDraft | null>(null);
  const { busy, fault, run } = useAct();
  const send = (file: File) =>
    run(async () => {
      const form = new FormData();
      // The server reads fields as they come: they must stand before the file.
      if (draft) {
        form.append('id', draft.id);
        form.append('version', String(draft.version));
      }
      form.append('file', file);
      setTold(await call(importList, { params: { list }, form }));
      await refresh('/api/list');
    });
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
            const [file] = target.files ?? [];
            if (file) void send(file);
            target.value = '';
          }}
        />
        <Button busy={busy} onClick={() => input.current?.click()}>
          {t(draft ? 'importReplace' : 'importSheet')}
        </Button>
      </div>
      {busy && <Progress label={t('importing')} />}
      {fault && <FieldError>{fault.message}</FieldError>}
      {told && (
        <div role="status">
          <p>{t('imported', { rows: told.rows, items: told.items })}</p>
          {told.skipped.length > 0 && (
            <>
              <p>{t('importSkipped', { n: told.skipped.length })}</p>
              <ul>
                {told.skipped.slice(0, 50).map(({ row, text }) => (
                  <li key={row}>
                    {t('row', { n: row })}：{lang === 'en' ? text.en : text.zh}
                  </li>
                ))}
              </ul>
            </>
          )}
        </div>
      )}
    </div>
  );
}
