import {
  changePairing,
  endLeaderLink,
  endPairing,
  type listLeaderLinks,
  type listPairings,
} from '@huying/server/contract/organizations';
import { type FormEvent, type ReactElement, useState } from 'react';
import { call, type Output } from '../../../lib/api.ts';
import { civilDayOf } from '../../../lib/civil-day.ts';
import { useUnits } from '../../../lib/directory.ts';
import { useWords } from '../../../lib/i18n.ts';
import { refresh } from '../../../lib/query.ts';
import { useAct } from '../../../lib/use-act.ts';
import { Button } from '../../../ui/button.tsx';
import { Choices } from '../../../ui/choice.tsx';
import { FormFault } from '../../../ui/form-fault.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { toast } from '../../../ui/toast-store.ts';
import { ManyPicks } from '../../../ui/desk/many-picks.tsx';
import { unitOptions } from './unit-options.ts';
import { jointWords } from './words.ts';

type Pairing = Output<typeof listPairings>['items'][number];
type Link = Output<typeof listLeaderLinks>['items'][number];

/** From a day on others take part; the server says when they are too many or too few for the kind. */
export function ChangePairForm({ pairing, onDone }: { pairing: Pairing; onDone: () => void }): ReactElement {
  const t = useWords(jointWords);
  const units = useUnits();
  const { busy, fault, run } = useAct();
  const [onDay, setOnDay] = useState(() => civilDayOf(Date.now()));
  const [leave, setLeave] = useState<string[]>([]);
  const [joining, setJoining] = useState<string[]>([]);
  const present = pairing.parties.filter(({ untilOn }) => untilOn === null).map(({ unitId }) => unitId);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void run(async () => {
      const join = joining.map((unitId) => {
        const side = units.find(unitId)?.kind === 'community' ? ('community' as const) : ('unit' as const);
        return { unitId, side };
      });
      await call(changePairing, { params: { id: pairing.id }, body: { version: pairing.version, onDay, join, leave } });
      await refresh('/api/pairings');
      toast(t('pairChanged'));
      onDone();
    });
  };
  return (
    <form className="stack" onSubmit={submit}>
      <Choices
        label={t('leaves')}
        look="chips"
        options={present.map((id) => ({ value: id, label: units.name(id) }))}
        value={leave}
        onChange={setLeave}
      />
      <ManyPicks
        label={t('joins')}
        optional
        options={unitOptions(units.items.filter(({ id }) => !present.includes(id)))}
        values={joining}
        onChange={setJoining}
      />
      <TextField label={t('onDay')} type="date" value={onDay} onChange={setOnDay} />
      <FormFault fault={fault} />
      <Button
        type="submit"
        variant="primary"
        busy={busy}
        disabled={!onDay || (leave.length === 0 && joining.length === 0)}
      >
        {t('save')}
      </Button>
    </form>
  );
}

interface EndFormProps {
  of: { what: 'pairing'; item: Pairing } | { what: 'link'; item: Link };
  onDone: () => void;
}

/** The last day of a pairing or a link; it stays in the history. */
export function EndForm({ of, onDone }: EndFormProps): ReactElement {
  const t = useWords(jointWords);
  const { busy, fault, run } = useAct();
  const [untilOn, setUntilOn] = useState(() => civilDayOf(Date.now()));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void run(async () => {
      const { id, version } = of.item;
      const input = { params: { id }, body: { version, untilOn } };
      if (of.what === 'pairing') await call(endPairing, input);
      else await call(endLeaderLink, input);
      await refresh(of.what === 'pairing' ? '/api/pairings' : '/api/leader-links');
      toast(t('endedDone'));
      onDone();
    });
  };
  return (
    <form className="stack" onSubmit={submit}>
      <TextField label={t('endPairOn')} type="date" value={untilOn} onChange={setUntilOn} />
      <FormFault fault={fault} />
      <Button type="submit" variant="primary" busy={busy} disabled={!untilOn}>
        {t(of.what === 'pairing' ? 'endPair' : 'endLink')}
      </Button>
    </form>
  );
}
