import { type listOpenCalls, projectActionEndpoints } from '@huying/server/contract/projects';
import type { FormEvent, ReactElement } from 'react';
import { call, type Output } from '../../../lib/api.ts';
import { useDraft } from '../../../lib/drafts.ts';
import { useWords } from '../../../lib/i18n.ts';
import { refresh } from '../../../lib/query.ts';
import { useAct } from '../../../lib/use-act.ts';
import { Button } from '../../../ui/button.tsx';
import { FormFault } from '../../../ui/form-fault.tsx';
import { TextArea } from '../../../ui/text-area.tsx';
import { toast } from '../../../ui/toast-store.ts';
import { unitWords } from './words.ts';

export type OpenCall = Output<typeof listOpenCalls>['items'][number];

/** 揭榜: whoever comes second reads who was first, beside the button, and keeps what was typed. */
export function ClaimForm({ openCall, onDone }: { openCall: OpenCall; onDone: () => void }): ReactElement {
  const t = useWords(unitWords);
  const { busy, fault, run } = useAct();
  const { value, change, clear } = useDraft(`needs.claim.${openCall.id}`, { text: '' });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void run(async () => {
      const claimed = call(projectActionEndpoints.claimProject, {
        params: { id: openCall.id },
        body: { text: value.text.trim() },
      });
      const { state } = await claimed.finally(() => void refresh('/api/project'));
      clear();
      toast(t(state === 'calling' ? 'claimWaits' : 'claimWon'));
      onDone();
    });
  };
  return (
    <form className="stack" onSubmit={submit}>
      <p>
        <strong>{openCall.title}</strong>
      </p>
      <TextArea
        label={t('claimText')}
        hint={t('claimHint')}
        rows={4}
        maxLength={1000}
        value={value.text}
        onChange={(text) => change({ text })}
      />
      <FormFault fault={fault} />
      <Button type="submit" variant="primary" busy={busy} disabled={value.text.trim().length < 2}>
        {t('claimDo')}
      </Button>
    </form>
  );
}
