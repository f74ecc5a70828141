import { changePlace, type PlaceDetail } from '@huying/server/contract/territory';
import { type FormEvent, type ReactElement, useState } from 'react';
import { call } from '../../lib/api.ts';
import { useWords } from '../../lib/i18n.ts';
import { refresh } from '../../lib/query.ts';
import { Button } from '../../ui/button.tsx';
import { useSaving } from '../../ui/desk/use-saving.tsx';
import { FormFault } from '../../ui/form-fault.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { toast } from '../../ui/toast-store.ts';
import { territoryWords } from './words.ts';

/** Name, households and phone of a place. */
export function PlaceForm({ place, onDone }: { place: PlaceDetail; onDone: () => void }): ReactElement {
  const t = useWords(territoryWords);
  const [name, setName] = useState(place.name);
  const [households, setHouseholds] = useState(place.households === null ? '' : String(place.households));
  const [phone, setPhone] = useState(place.phone ?? '');
  const saving = useSaving<PlaceDetail>(
    place,
    [
      { key: 'name', label: t('name') },
      { key: 'households', label: t('households') },
      { key: 'phone', label: t('phone') },
    ],
    async (next) => {
      const body = { version: next.version, name: next.name, households: next.households, phone: next.phone };
      await call(changePlace, { params: { id: next.id }, body });
      await refresh('/api/places');
      toast(t('saved'));
      onDone();
    },
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void saving.submit({
      ...place,
      name: name.trim(),
      households: households.trim() === '' ? null : Number(households),
      phone: phone.trim() || null,
    });
  };
  return (
    <form className="stack territory-form" onSubmit={submit}>
      <TextField
        label={t('name')}
        maxLength={100}
        value={name}
        onChange={setName}
        error={saving.fault?.fieldFault('name')}
      />
      <TextField
        label={t('households')}
        hint={t('householdsHint')}
        optional
        inputMode="numeric"
        value={households}
        onChange={setHouseholds}
        error={saving.fault?.fieldFault('households')}
      />
      <TextField
        label={t('phone')}
        hint={t('phoneHint')}
        optional
        type="tel"
        value={phone}
        onChange={setPhone}
        error={saving.fault?.fieldFault('phone')}
      />
      <FormFault fault={saving.fault} />
      <div className="row">
        <Button variant="primary" type="submit" busy={saving.busy} disabled={name.trim() === ''}>
          {t('save')}
        </Button>
        <Button onClick={onDone}>{t('cancel')}</Button>
      </div>
      {saving.dialog}
    </form>
  );
}
