import { type ExportQuery, exportRequestsCsv, exportRequestsXlsx } from '@huying/server/contract/exchange';
import { type FormEvent, type ReactElement, useState } from 'react';
import { call } from '../../../../lib/api.ts';
import { useWords } from '../../../../lib/i18n.ts';
import { useAct } from '../../../../lib/use-act.ts';
import { Button } from '../../../../ui/button.tsx';
import { Choice } from '../../../../ui/choice.tsx';
import { saveBlob } from '../../../../ui/code-picture.ts';
import { Dialog } from '../../../../ui/dialog.tsx';
import { FormFault } from '../../../../ui/form-fault.tsx';
import { TextField } from '../../../../ui/text-field.tsx';
import { listWords } from './words.ts';

const LEAST_REASON = 2;
export const EXPORT_TIMEOUT_MS = 600_000;

interface ExportContactsProps {
  open: boolean;
  query: ExportQuery;
  onClose: () => void;
}

/** Contacts in full leave the house only with a reason, which stands in the log. */
export function ExportContacts({ open, query, onClose }: ExportContactsProps): ReactElement {
  const t = useWords(listWords);
  return (
    <Dialog open={open} title={t('exportContacts')} onClose={onClose}>
      <ContactsForm query={query} onDone={onClose} />
    </Dialog>
  );
}

function ContactsForm({ query, onDone }: { query: ExportQuery; onDone: () => void }): ReactElement {
  const t = useWords(listWords);
  const [reason, setReason] = useState('');
  const [format, setFormat] = useState<'xlsx' | 'csv'>('xlsx');
  const { busy, fault, run } = useAct();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void run(async () => {
      const endpoint = format === 'xlsx' ? exportRequestsXlsx : exportRequestsCsv;
      const given = { ...query, contacts: '1' as const, reason: reason.trim() };
      saveBlob(await call(endpoint, { query: given, timeoutMs: EXPORT_TIMEOUT_MS }), `${t('exportName')}.${format}`);
      onDone();
    });
  };
  return (
    <form className="stack" onSubmit={submit}>
      <p>{t('exportContactsBody')}</p>
      <TextField
        label={t('exportReason')}
        hint={t('exportReasonHint')}
        maxLength={200}
        value={reason}
        onChange={setReason}
        error={fault?.fieldFault('reason')}
      />
      <Choice<'xlsx' | 'csv'>
        label={t('exportFormat')}
        value={format}
        onChange={setFormat}
        options={[
          { value: 'xlsx', label: 'Excel' },
          { value: 'csv', label: 'CSV' },
        ]}
      />
      <FormFault fault={fault} />
      <Button variant="primary" type="submit" busy={busy} disabled={reason.trim().length < LEAST_REASON}>
        {t('exportContactsDo')}
      </Button>
    </form>
  );
}
