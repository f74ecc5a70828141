import { type FormEvent, type ReactElement, useState } from 'react';
import { useAct } from '../../../lib/use-act.ts';
import { Button } from '../../../ui/button.tsx';
import { FormFault } from '../../../ui/form-fault.tsx';
import { TextArea } from '../../../ui/text-area.tsx';

interface ReasonFormProps {
  label: string;
  hint: string;
  submit: string;
  run: (reason: string) => Promise<void>;
}

/** One sentence why, and the act. */
export function ReasonForm({ label, hint, submit, run: work }: ReasonFormProps): ReactElement {
  const { busy, fault, run } = useAct();
  const [reason, setReason] = useState('');
  return (
    <form
      className="stack"
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        void run(() => work(reason.trim()));
      }}
    >
      <TextArea label={label} hint={hint} rows={3} maxLength={500} value={reason} onChange={setReason} />
      <FormFault fault={fault} />
      <Button type="submit" variant="danger" busy={busy} disabled={reason.trim().length < 2}>
        {submit}
      </Button>
    </form>
  );
}
