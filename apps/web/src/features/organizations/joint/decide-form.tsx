import { decideItem, type getMeeting } from '@huying/server/contract/organizations';
import type { FormEvent, ReactElement } from 'react';
import { call, type Output } from '../../../lib/api.ts';
import { useUnits } from '../../../lib/directory.ts';
import { useDraft } from '../../../lib/drafts.ts';
import { useWords } from '../../../lib/i18n.ts';
import { refresh } from '../../../lib/query.ts';
import { useAct } from '../../../lib/use-act.ts';
import { Button } from '../../../ui/button.tsx';
import { Choice } from '../../../ui/choice.tsx';
import { PickField } from '../../../ui/desk/pick-field.tsx';
import { FormFault } from '../../../ui/form-fault.tsx';
import { TextArea } from '../../../ui/text-area.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { toast } from '../../../ui/toast-store.ts';
import { ManyPicks } from '../../../ui/desk/many-picks.tsx';
import { unitOptions } from './unit-options.ts';
import { jointWords } from './words.ts';

type Item = Output<typeof getMeeting>['agenda'][number];
const outcomes = ['agreed', 'refused', 'deferred', 'noted'] as const;
type Outcome = (typeof outcomes)[number];

/** What the meeting decided on one item. */
export function DecideForm({
  item,
  version,
  onDone,
}: {
  item: Item;
  version: number;
  onDone: () => void;
}): ReactElement {
  const t = useWords(jointWords);
  const units = useUnits();
  const { busy, fault, run } = useAct();
  const { value, change, clear } = useDraft<{
    outcome: Outcome;
    decision: string;
    leadId: string;
    helperIds: string[];
    dueOn: string;
  }>(`organizations.decide.${item.id}`, {
    outcome: item.outcome ?? 'agreed',
    decision: item.decision ?? '',
    leadId: item.leadId ?? '',
    helperIds: item.helperIds,
    dueOn: item.dueOn ?? '',
  });
  const { outcome, decision, leadId, helperIds, dueOn } = value;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void run(async () => {
      const body = {
        version,
        outcome,
        decision: decision.trim(),
        leadId: leadId || null,
        helperIds,
        dueOn: dueOn || null,
      };
      await call(decideItem, { params: { id: item.id }, body });
      clear();
      await refresh('/api/joint-meetings');
      toast(t('decided'));
      onDone();
    });
  };
  return (
    <form className="stack" onSubmit={submit}>
      <Choice
        label={t('outcome')}
        look="chips"
        options={outcomes.map((each) => ({ value: each, label: t(`outcome.${each}`) }))}
        value={outcome}
        onChange={(next) => change({ outcome: next })}
      />
      <TextArea label={t('decision')} rows={4} value={decision} onChange={(next) => change({ decision: next })} />
      <PickField
        label={t('lead')}
        optional
        clearable
        options={unitOptions(units.items)}
        value={leadId || null}
        onChange={(next) => change({ leadId: next ?? '' })}
      />
      <ManyPicks
        label={t('helpers')}
        optional
        options={unitOptions(units.items.filter(({ id }) => id !== leadId))}
        values={helperIds}
        onChange={(next) => change({ helperIds: next })}
      />
      <TextField label={t('due')} optional type="date" value={dueOn} onChange={(next) => change({ dueOn: next })} />
      <FormFault fault={fault} />
      <Button type="submit" variant="primary" busy={busy} disabled={decision.trim().length < 2}>
        {t('decideDo')}
      </Button>
    </form>
  );
}
