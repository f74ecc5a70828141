import { grantPost, type Person } from '@huying/server/contract/accounts';
import { type FormEvent, type ReactElement, useMemo } from 'react';
import { call } from '../../lib/api.ts';
import { civilDayOf } from '../../lib/civil-day.ts';
import { usePlaces, useUnits } from '../../lib/directory.ts';
import { useDraft } from '../../lib/drafts.ts';
import { useWords } from '../../lib/i18n.ts';
import { refresh } from '../../lib/query.ts';
import { useAct } from '../../lib/use-act.ts';
import { Button } from '../../ui/button.tsx';
import { TreeField } from '../../ui/desk/tree-field.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { FormFault } from '../../ui/form-fault.tsx';
import { Fold } from '../../ui/fold.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { toast } from '../../ui/toast-store.ts';
import { RoleInWords } from './role-words.tsx';
import { useRoles } from './use-people.ts';
import { accountWords } from './words.ts';

interface GrantDialogProps {
  person: Person;
  open: boolean;
  onClose: () => void;
}

/** Which role, where, from when to when. The rules of who may hold what are the server's. */
export function GrantDialog({ person, open, onClose }: GrantDialogProps): ReactElement {
  const t = useWords(accountWords);
  return (
    <Dialog open={open} title={t('grantTitle', { name: person.name })} onClose={onClose}>
      <GrantForm person={person} onDone={onClose} />
    </Dialog>
  );
}

interface Wish {
  role: string | null;
  unitId: string | null;
  placeId: string | null;
  title: string;
  validFrom: string;
  validUntil: string;
}

function GrantForm({ person, onDone }: { person: Person; onDone: () => void }): ReactElement {
  const t = useWords(accountWords);
  const { roles, nameOf } = useRoles();
  const units = useUnits();
  const places = usePlaces();
  const { busy, fault, run } = useAct();
  const first: Wish = {
    role: null,
    unitId: null,
    placeId: null,
    title: '',
    validFrom: civilDayOf(Date.now()),
    validUntil: '',
  };
  const { value, change, clear } = useDraft<Wish>(`accounts.grant.${person.id}`, first);
  const role = roles.find(({ code }) => code === value.role);
  const [openUnits, openPlaces] = [useActive(units.items), useActive(places.items)];
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (value.role === null) return;
    const { unitId, placeId, title, validFrom, validUntil } = value;
    const body = { role: value.role, unitId, placeId, title, validFrom, validUntil: validUntil || null };
    void run(async () => {
      await call(grantPost, { params: { id: person.id }, body });
      clear();
      await refresh('/api/people');
      toast(t('granted'));
      onDone();
    });
  };
  return (
    <form className="stack" onSubmit={submit}>
      <p className="muted">{t('grantHint')}</p>
      <SelectField
        label={t('role')}
        empty={t('chooseRole')}
        value={value.role}
        onChange={(next) => change({ role: next })}
        options={roles.map((each) => ({ value: each.code, label: nameOf(each) }))}
      />
      {role && (
        <Fold title={t('may')}>
          <RoleInWords role={role} />
        </Fold>
      )}
      <TreeField
        label={t('postUnit')}
        hint={t('postUnitHint')}
        optional
        clearable
        nodes={openUnits}
        value={value.unitId}
        onChange={(next) => change({ unitId: next })}
      />
      <TreeField
        label={t('postPlace')}
        hint={t('postPlaceHint')}
        optional
        clearable
        nodes={openPlaces}
        value={value.placeId}
        onChange={(next) => change({ placeId: next })}
      />
      <TextField
        label={t('postTitle')}
        hint={t('postTitleHint')}
        optional
        maxLength={40}
        value={value.title}
        onChange={(next) => change({ title: next })}
      />
      <TextField
        label={t('validFrom')}
        type="date"
        value={value.validFrom}
        onChange={(next) => change({ validFrom: next })}
      />
      <TextField
        label={t('validUntil')}
        hint={t('validUntilHint')}
        optional
        type="date"
        value={value.validUntil}
        onChange={(next) => change({ validUntil: next })}
      />
      <FormFault fault={fault} />
      <Button variant="primary" type="submit" busy={busy} disabled={value.role === null || value.validFrom === ''}>
        {t('grant')}
      </Button>
    </form>
  );
}

const useActive = <Row extends { active: boolean }>(rows: readonly Row[]): Row[] =>
  useMemo(() => rows.filter(({ active }) => active), [rows]);
