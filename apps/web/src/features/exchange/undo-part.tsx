import { type ImportRecord, undoImport } from '@huying/server/contract/exchange';
import { type ReactElement, useState } from 'react';
import { call } from '../../lib/api.ts';
import { useLanguage, useWords } from '../../lib/i18n.ts';
import { refresh } from '../../lib/query.ts';
import { dateTimeText } from '../../lib/time.ts';
import { Button } from '../../ui/button.tsx';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { exchangeWords } from './words.ts';

/** The way back, for a day, asked for once more before it is taken. */
export function UndoPart({ record }: { record: ImportRecord }): ReactElement | null {
  const t = useWords(exchangeWords);
  const lang = useLanguage();
  const [isAsking, setIsAsking] = useState(false);
  const { id, version, state, fileName, counts, undoUntil, abilities } = record;
  if (state !== 'done' && state !== 'failed') return null;
  if (undoUntil === null || counts.created === 0) return null;
  if (!abilities.includes('undo')) return <p className="muted">{t('undoOver')}</p>;
  const undo = async () => {
    try {
      await call(undoImport, { params: { id }, body: { version } });
    } finally {
      await refresh('/api/imports');
    }
  };
  return (
    <div className="row">
      <Button onClick={() => setIsAsking(true)}>{t('undo')}</Button>
      <span className="muted">{t('undoUntil', { at: dateTimeText(undoUntil, lang) })}</span>
      <ConfirmDialog
        open={isAsking}
        title={t('undoTitle', { name: fileName })}
        confirm={t('undo')}
        danger
        onConfirm={undo}
        onClose={() => setIsAsking(false)}
      >
        {t('undoBody', { n: counts.created })}
      </ConfirmDialog>
    </div>
  );
}
