import { createPairing, linkLeader } from '@huying/server/contract/organizations';
import type { FormEvent, ReactElement } from 'react';
import { call } from '../../../lib/api.ts';
import { civilDayOf } from '../../../lib/civil-day.ts';
import { usePlaces, useUnits } from '../../../lib/directory.ts';
import { useDraft } from '../../../lib/drafts.ts';
import { useWords } from '../../../lib/i18n.ts';
import { refresh } from '../../../lib/query.ts';
import { useAct } from '../../../lib/use-act.ts';
import { Button } from '../../../ui/button.tsx';
import { PickField } from '../../../ui/desk/pick-field.tsx';
import { FormFault } from '../../../ui/form-fault.tsx';
import { SelectField } from '../../../ui/select-field.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { toast } from '../../../ui/toast-store.ts';
import { ManyPicks } from '../../../ui/desk/many-picks.tsx';
import { unitOptions } from './unit-options.ts';
import { useJointWords } from './use-joint-words.ts';
import { jointWords } from './words.ts';

const today = (): string => civilDayOf(Date.now());

/** Communities and units that go together; the server says when they are too many or too few for the kind. */
export function PairForm({ onDone }: { onDone: () => void }): ReactElement {
  const t = useWords(jointWords);
  const units = useUnits();
  const words = useJointWords();
  const { busy, fault, run } = useAct();
  const { value, change, clear } = useDraft<{
    kind: string;
    purpose: string;
    fromOn: string;
    communityIds: string[];
    unitIds: string[];
  }>('organizations.pairing', { kind: '', purpose: '', fromOn: today(), communityIds: [], unitIds: [] });
  const { kind, purpose, fromOn, communityIds, unitIds } = value;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void run(async () => {
      await call(createPairing, { body: { kind, purpose: purpose.trim(), fromOn, communityIds, unitIds } });
      clear();
      await refresh('/api/pairings');
      toast(t('paired1'));
      onDone();
    });
  };
  return (
    <form className="stack" onSubmit={submit}>
      <SelectField
        label={t('kind')}
        options={words.options('pairingKinds')}
        value={kind || null}
        onChange={(next) => change({ kind: next ?? '' })}
      />
      <ManyPicks
        label={t('communities')}
        options={unitOptions(units.items.filter((unit) => unit.kind === 'community'))}
        values={communityIds}
        onChange={(next) => change({ communityIds: next })}
      />
      <ManyPicks
        label={t('partners')}
        options={unitOptions(units.items.filter((unit) => unit.kind !== 'community'))}
        values={unitIds}
        onChange={(next) => change({ unitIds: next })}
      />
      <TextField
        label={t('purpose')}
        optional
        maxLength={200}
        value={purpose}
        onChange={(next) => change({ purpose: next })}
      />
      <TextField label={t('from')} type="date" value={fromOn} onChange={(next) => change({ fromOn: next })} />
      <FormFault fault={fault} />
      <Button
        type="submit"
        variant="primary"
        busy={busy}
        disabled={!kind || communityIds.length === 0 || unitIds.length === 0 || !fromOn}
      >
        {t('pairDo')}
      </Button>
    </form>
  );
}

/** 包联: an office, by its name, and the place it looks after. */
export function LinkForm({ onDone }: { onDone: () => void }): ReactElement {
  const t = useWords(jointWords);
  const units = useUnits();
  const places = usePlaces();
  const { busy, fault, run } = useAct();
  const { value, change, clear } = useDraft('organizations.link', {
    office: '',
    unitId: '',
    placeId: '',
    fromOn: today(),
  });
  const { office, unitId, placeId, fromOn } = value;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void run(async () => {
      await call(linkLeader, { body: { office: office.trim(), unitId: unitId || null, placeId, fromOn } });
      clear();
      await refresh('/api/leader-links');
      toast(t('linkedDone'));
      onDone();
    });
  };
  const open = places.items.filter(({ active }) => active).map(({ id, name }) => ({ value: id, label: name }));
  return (
    <form className="stack" onSubmit={submit}>
      <TextField
        label={t('officeLink')}
        hint={t('officeHint')}
        maxLength={40}
        value={office}
        onChange={(next) => change({ office: next })}
      />
      <PickField
        label={t('place')}
        options={open}
        value={placeId || null}
        onChange={(next) => change({ placeId: next ?? '' })}
      />
      <PickField
        label={t('member')}
        optional
        clearable
        options={unitOptions(units.items)}
        value={unitId || null}
        onChange={(next) => change({ unitId: next ?? '' })}
      />
      <TextField label={t('from')} type="date" value={fromOn} onChange={(next) => change({ fromOn: next })} />
      <FormFault fault={fault} />
      <Button type="submit" variant="primary" busy={busy} disabled={office.trim().length < 2 || !placeId || !fromOn}>
        {t('linkDo')}
      </Button>
    </form>
  );
}
