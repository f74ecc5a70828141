import type { FormEvent, ReactElement } from 'react';
import { useDraft } from '../../../lib/drafts.ts';
import { useAct } from '../../../lib/use-act.ts';
import { Button } from '../../../ui/button.tsx';
import { FormFault } from '../../../ui/form-fault.tsx';
import { TextArea } from '../../../ui/text-area.tsx';

interface ReasonFormProps {
  /** Under which what was typed is kept until it is sent. */
  draft: string;
  label: string;
  hint: string;
  submit: string;
  run: (reason: string) => Promise<void>;
}

/** One sentence why, and the act. */
export function ReasonForm({ draft, label, hint, submit, run: work }: ReasonFormProps): ReactElement {
  const { busy, fault, run } = useAct();
  const { value, change, clear } = useDraft(draft, { reason: '' });
  const { reason } = value;
  return (
    <form
      className="stack"
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        void run(async () => {
          await work(reason.trim());
          clear();
        });
      }}
    >
      <TextArea
        label={label}
        hint={hint}
        rows={3}
        maxLength={500}
        value={reason}
        onChange={(next) => change({ reason: next })}
      />
      <FormFault fault={fault} />
      <Button type="submit" variant="danger" busy={busy} disabled={reason.trim().length < 2}>
        {submit}
      </Button>
    </form>
  );
}
