import { issueRatingCodes, type Project } from '@huying/server/contract/projects';
import { type FormEvent, type ReactElement, useState } from 'react';
import { call } from '../../../lib/api.ts';
import { useWords } from '../../../lib/i18n.ts';
import { refresh } from '../../../lib/query.ts';
import { useAct } from '../../../lib/use-act.ts';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { FormFault } from '../../../ui/form-fault.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { detailWords } from './words.ts';

/** Codes as they were issued; the server keeps only their hashes. */
export interface Issued {
  expiresOn: string;
  codes: string[];
}
const MOST = 200;

/** Issues codes for residents to rate with. */
export function RatingCodes({
  project,
  onIssued,
}: {
  project: Project;
  onIssued: (issued: Issued) => void;
}): ReactElement {
  const t = useWords(detailWords);
  const [isOpen, setOpen] = useState(false);
  const [count, setCount] = useState('20');
  const { busy, fault, run } = useAct();
  const wanted = Number(count);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void run(async () => {
      const body = { count: wanted, version: project.version };
      const issued = await call(issueRatingCodes, { params: { id: project.id }, body });
      void refresh('/api/project');
      setOpen(false);
      onIssued(issued);
    });
  };
  return (
    <>
      <div>
        <Button icon="copy" onClick={() => setOpen(true)}>
          {t('issue')}
        </Button>
      </div>
      <Dialog open={isOpen} title={t('issueTitle')} onClose={() => setOpen(false)}>
        <form className="stack" onSubmit={submit}>
          <p>{t('issueBody')}</p>
          <TextField
            label={t('issueCount')}
            inputMode="numeric"
            maxLength={3}
            value={count}
            onChange={(next) => setCount(next.replace(/\D/g, ''))}
          />
          <FormFault fault={fault} />
          <Button type="submit" variant="primary" busy={busy} disabled={wanted < 1 || wanted > MOST}>
            {t('issueDo')}
          </Button>
        </form>
      </Dialog>
    </>
  );
}
