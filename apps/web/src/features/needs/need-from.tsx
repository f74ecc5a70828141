import { needFromFinding, needFromRequest } from '@huying/server/contract/needs';
import { type FormEvent, type ReactElement, useState } from 'react';
import { useLocation } from 'wouter';
import { call } from '../../lib/api.ts';
import { useDraft } from '../../lib/drafts.ts';
import { useWords } from '../../lib/i18n.ts';
import type { NeedSlotProps } from '../../lib/need-slot.tsx';
import { labelText } from '../../lib/punctuation.ts';
import { refresh } from '../../lib/query.ts';
import { useAct } from '../../lib/use-act.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { FormFault } from '../../ui/form-fault.tsx';
import { toast } from '../../ui/toast-store.ts';
import { needFromWords } from './need-from-words.ts';
import { emptyNeed, factsOf, isComplete, type NeedDraft, NeedFields } from './need-fields.tsx';

/** 转为需求: the words stand there already, the sort is chosen, and both sides keep the link. */
export function NeedFrom(props: NeedSlotProps): ReactElement {
  const t = useWords(needFromWords);
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button label={labelText(t('make'), props.content.slice(0, 40))} onClick={() => setOpen(true)}>
        {t('make')}
      </Button>
      <Dialog open={open} title={t('make')} onClose={() => setOpen(false)}>
        <FromForm {...props} onDone={() => setOpen(false)} />
      </Dialog>
    </>
  );
}

function FromForm({ from, id, version, content, onDone }: NeedSlotProps & { onDone: () => void }): ReactElement {
  const t = useWords(needFromWords);
  const [, go] = useLocation();
  const { busy, fault, run } = useAct();
  const { value, change, clear } = useDraft<NeedDraft>(`needs.from.${id}`, { ...emptyNeed, content });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void run(async () => {
      const { address, ...facts } = factsOf(value);
      // An address that was not typed is taken from where the need comes from.
      const body = { ...facts, ...(address && { address }) };
      const made =
        from === 'request'
          ? await call(needFromRequest, { params: { id }, body: { ...body, requestVersion: version } })
          : await call(needFromFinding, { params: { id }, body: { ...body, findingVersion: version } });
      clear();
      void refresh('/api/');
      const see = { label: t('see'), run: () => go(`/desk/needs/${made.id}`) };
      toast(t('made', { number: made.number }), { act: see });
      onDone();
    });
  };
  return (
    <form className="stack" onSubmit={submit}>
      <p className="muted">{t(from === 'request' ? 'hintRequest' : 'hintFinding')}</p>
      <NeedFields value={value} change={change} />
      <FormFault fault={fault} />
      <Button type="submit" variant="primary" busy={busy} disabled={!isComplete(value)}>
        {t('make')}
      </Button>
    </form>
  );
}
