import { type ImportRecord, rejectedRowsCsv, rejectedRowsXlsx } from '@huying/server/contract/exchange';
import type { ReactElement } from 'react';
import { useWords } from '../../lib/i18n.ts';
import { Button } from '../../ui/button.tsx';
import { FieldError } from '../../ui/field.tsx';
import { useDownload } from './use-download.ts';
import { exchangeWords } from './words.ts';

/** The rows that did not come in, as they were, with the reason in front: to be mended and uploaded again. */
export function RejectedRows({ record }: { record: ImportRecord }): ReactElement | null {
  const t = useWords(exchangeWords);
  const { id, fileName, counts, abilities } = record;
  const { busy, fault, download } = useDownload();
  if (!abilities.includes('rejected')) return null;
  const name = t('downloadName', { name: fileName.replace(/\.[^.]*$/, '') });
  const params = { id };
  return (
    <div className="stack stack-tight">
      {fault && <FieldError>{fault.message}</FieldError>}
      <div className="row">
        <Button icon="download" busy={busy} onClick={() => download(rejectedRowsXlsx, { params }, `${name}.xlsx`)}>
          {t('download', { n: counts.rejected + counts.duplicate })}
        </Button>
        <Button variant="quiet" busy={busy} onClick={() => download(rejectedRowsCsv, { params }, `${name}.csv`)}>
          {t('downloadCsv')}
        </Button>
      </div>
      <p className="muted small">{t('downloadHint')}</p>
    </div>
  );
}
