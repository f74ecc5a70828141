import { planVisits } from '@huying/server/contract/patrols';
import { type FormEvent, type ReactElement, useState } from 'react';
import { call } from '../../../lib/api.ts';
import { addDays, civilDayOf } from '../../../lib/civil-day.ts';
import { useDraft } from '../../../lib/drafts.ts';
import { useWords } from '../../../lib/i18n.ts';
import { refresh } from '../../../lib/query.ts';
import { useAct } from '../../../lib/use-act.ts';
import { Button } from '../../../ui/button.tsx';
import { Choice, Choices } from '../../../ui/choice.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { FormFault } from '../../../ui/form-fault.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { toast } from '../../../ui/toast-store.ts';
import { useOwnGrids } from '../field/own-grids.ts';
import { useOccasions } from '../use-occasions.ts';
import { patrolDeskWords } from './words.ts';

/** Visits as tasks: why, in which grids, by when. A household only where one is meant, and never in the draft. */
export function PlanVisitsDialog({ open, onClose }: { open: boolean; onClose: () => void }): ReactElement {
  const t = useWords(patrolDeskWords);
  return (
    <Dialog open={open} title={t('plan')} onClose={onClose}>
      <PlanForm onDone={onClose} />
    </Dialog>
  );
}

function PlanForm({ onDone }: { onDone: () => void }): ReactElement {
  const t = useWords(patrolDeskWords);
  const occasions = useOccasions();
  const grids = useOwnGrids();
  const { busy, fault, run } = useAct();
  const { value, change, clear } = useDraft<{ occasion: string; placeIds: string[]; dueOn: string }>('patrols.plan', {
    occasion: '',
    placeIds: [],
    dueOn: addDays(civilDayOf(Date.now()), 7),
  });
  const [household, setHousehold] = useState('');
  const { occasion, placeIds, dueOn } = value;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const where = household.trim();
    void run(async () => {
      const { ids } = await call(planVisits, {
        body: { occasion, placeIds, dueOn, ...(where.length > 1 && { household: where }) },
      });
      clear();
      setHousehold('');
      void refresh('/api/visits');
      toast(t('planned', { n: ids.length }));
      onDone();
    });
  };
  return (
    <form className="stack" onSubmit={submit}>
      <Choice
        label={t('why')}
        look="chips"
        options={occasions.items.map(({ code, name }) => ({ value: code, label: name }))}
        value={occasion || null}
        onChange={(next) => change({ occasion: next })}
      />
      <Choices
        label={t('grids')}
        look="chips"
        options={grids.slice(0, 60).map(({ id, name }) => ({ value: id, label: name }))}
        value={placeIds}
        onChange={(next) => change({ placeIds: next })}
      />
      <TextField
        label={t('dueOn')}
        type="date"
        value={dueOn}
        onChange={(next) => change({ dueOn: next })}
        error={fault?.fieldFault('dueOn')}
      />
      {placeIds.length === 1 && (
        <TextField
          label={t('household')}
          hint={t('householdHint')}
          optional
          maxLength={120}
          value={household}
          onChange={setHousehold}
        />
      )}
      <FormFault fault={fault} />
      <Button type="submit" variant="primary" busy={busy} disabled={!occasion || placeIds.length === 0 || !dueOn}>
        {t('planDo')}
      </Button>
    </form>
  );
}
