import { reopenByCode } from '@huying/server/contract/requests';
import { type ReactElement, useState } from 'react';
import { errorText } from '../../../../lib/api-error.ts';
import { call } from '../../../../lib/api.ts';
import { useDraft } from '../../../../lib/drafts.ts';
import { useWords } from '../../../../lib/i18n.ts';
import { Button } from '../../../../ui/button.tsx';
import { Dialog } from '../../../../ui/dialog.tsx';
import { TextArea } from '../../../../ui/text-area.tsx';
import { toast } from '../../../../ui/toast-store.ts';
import type { ActProps } from './supply-form.tsx';
import { progressWords } from './words.ts';

/** 重启 within the window: one line about how it is now. */
export function Reopen({ code, number, onDone }: ActProps): ReactElement {
  const t = useWords(progressWords);
  const { value, change, clear } = useDraft(`reopen.${number}`, { reason: '' });
  const [open, setOpen] = useState(false);
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState('');
  const reopen = async () => {
    const reason = value.reason.trim();
    if (reason.length < 2) return setFault(t('reopenMissing'));
    setBusy(true);
    setFault('');
    try {
      const next = await call(reopenByCode, { body: { code, reason } });
      clear();
      setOpen(false);
      toast(t('reopened'));
      onDone(next);
    } catch (error) {
      setFault(errorText(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <div>
      <Button icon="retry" block onClick={() => setOpen(true)}>
        {t('reopen')}
      </Button>
      <Dialog
        open={open}
        title={t('reopenTitle')}
        onClose={() => setOpen(false)}
        actions={
          <Button variant="primary" busy={busy} onClick={() => void reopen()}>
            {t('reopenDo')}
          </Button>
        }
      >
        <p>{t('reopenBody')}</p>
        <TextArea
          label={t('reopenLabel')}
          error={fault || undefined}
          rows={3}
          maxLength={500}
          value={value.reason}
          onChange={(reason) => change({ reason })}
        />
      </Dialog>
    </div>
  );
}
