import { withdrawByCode } from '@huying/server/contract/requests';
import { type ReactElement, useState } from 'react';
import { errorText } from '../../../../lib/api-error.ts';
import { call } from '../../../../lib/api.ts';
import { useWords } from '../../../../lib/i18n.ts';
import { Button } from '../../../../ui/button.tsx';
import { Dialog } from '../../../../ui/dialog.tsx';
import { FieldError } from '../../../../ui/field.tsx';
import { TextField } from '../../../../ui/text-field.tsx';
import { toast } from '../../../../ui/toast-store.ts';
import type { ActProps } from './supply-form.tsx';
import { progressWords } from './words.ts';

/** Cannot be undone, so it asks once. */
export function Withdraw({ code, onDone }: ActProps): ReactElement {
  const t = useWords(progressWords);
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState('');
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState('');
  const withdraw = async () => {
    setBusy(true);
    setFault('');
    try {
      const words = reason.trim();
      const next = await call(withdrawByCode, { body: { code, ...(words && { reason: words }) } });
      setOpen(false);
      toast(t('withdrawn'));
      onDone(next);
    } catch (error) {
      setFault(errorText(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <div>
      <Button variant="quiet" icon="trash" onClick={() => setOpen(true)}>
        {t('withdraw')}
      </Button>
      <Dialog
        open={open}
        title={t('withdrawTitle')}
        onClose={() => setOpen(false)}
        actions={
          <>
            <Button onClick={() => setOpen(false)}>{t('withdrawKeep')}</Button>
            <Button variant="danger" busy={busy} onClick={() => void withdraw()}>
              {t('withdrawDo')}
            </Button>
          </>
        }
      >
        <p>{t('withdrawBody')}</p>
        <TextField label={t('withdrawReason')} optional maxLength={300} value={reason} onChange={setReason} />
        {fault && <FieldError>{fault}</FieldError>}
      </Dialog>
    </div>
  );
}
