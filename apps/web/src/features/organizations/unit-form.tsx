import { type Unit, updateUnit } from '@huying/server/contract/organizations';
import { type FormEvent, type ReactElement, useState } from 'react';
import { call } from '../../lib/api.ts';
import { usePlaces } from '../../lib/directory.ts';
import { useWords } from '../../lib/i18n.ts';
import { refresh } from '../../lib/query.ts';
import { Button } from '../../ui/button.tsx';
import { TreeField } from '../../ui/desk/tree-field.tsx';
import { useSaving } from '../../ui/desk/use-saving.tsx';
import { FormFault } from '../../ui/form-fault.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { toast } from '../../ui/toast-store.ts';
import { unitWords } from './words.ts';

/** Names, place and phone of a unit. */
export function UnitForm({ unit, onDone }: { unit: Unit; onDone: () => void }): ReactElement {
  const t = useWords(unitWords);
  const places = usePlaces();
  const [name, setName] = useState(unit.name);
  const [shortName, setShortName] = useState(unit.shortName);
  const [placeId, setPlaceId] = useState(unit.placeId);
  const [phone, setPhone] = useState(unit.phone ?? '');
  const saving = useSaving<Unit>(
    unit,
    [
      { key: 'name', label: t('name') },
      { key: 'shortName', label: t('shortName') },
      { key: 'placeId', label: t('place'), show: (id) => places.name(id as string | null) },
      { key: 'phone', label: t('phone') },
    ],
    async (next) => {
      const body = {
        version: next.version,
        name: next.name,
        shortName: next.shortName,
        placeId: next.placeId,
        phone: next.phone,
      };
      await call(updateUnit, { params: { id: next.id }, body });
      await refresh('/api/units');
      toast(t('saved'));
      onDone();
    },
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void saving.submit({
      ...unit,
      name: name.trim(),
      shortName: shortName.trim(),
      placeId,
      phone: phone.trim() || null,
    });
  };
  const at = (field: string) => saving.fault?.fieldFault(field);
  return (
    <form className="stack unit-form" onSubmit={submit}>
      <TextField label={t('name')} maxLength={80} value={name} onChange={setName} error={at('name')} />
      <TextField
        label={t('shortName')}
        hint={t('shortNameHint')}
        optional
        maxLength={20}
        value={shortName}
        onChange={setShortName}
        error={at('shortName')}
      />
      <TreeField
        label={t('place')}
        hint={t('placeHint')}
        optional
        clearable
        nodes={places.items}
        value={placeId}
        onChange={setPlaceId}
      />
      <TextField
        label={t('phone')}
        hint={t('phoneHint')}
        optional
        type="tel"
        maxLength={24}
        value={phone}
        onChange={setPhone}
        error={at('phone')}
      />
      <FormFault fault={saving.fault} />
      <div className="row">
        <Button variant="primary" type="submit" busy={saving.busy} disabled={name.trim().length < 2}>
          {t('save')}
        </Button>
        <Button onClick={onDone}>{t('cancel')}</Button>
      </div>
      {saving.dialog}
    </form>
  );
}
