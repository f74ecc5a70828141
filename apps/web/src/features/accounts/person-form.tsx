import { type Person, updatePerson } from '@huying/server/contract/accounts';
import { type FormEvent, type ReactElement, useState } from 'react';
import { call } from '../../lib/api.ts';
import { useWords } from '../../lib/i18n.ts';
import { refresh } from '../../lib/query.ts';
import { Button } from '../../ui/button.tsx';
import { useSaving } from '../../ui/desk/use-saving.tsx';
import { FormFault } from '../../ui/form-fault.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { toast } from '../../ui/toast-store.ts';
import { accountWords } from './words.ts';

/** Name and phone of a person. */
export function PersonForm({ person, onDone }: { person: Person; onDone: () => void }): ReactElement {
  const t = useWords(accountWords);
  const [name, setName] = useState(person.name);
  const [phone, setPhone] = useState(person.phone ?? '');
  const saving = useSaving<Person>(
    person,
    [
      { key: 'name', label: t('name') },
      { key: 'phone', label: t('phone') },
      { key: 'active', label: t('state'), show: (active) => t(active === true ? 'activeYes' : 'activeNo') },
    ],
    async ({ id, version, name: nextName, phone: nextPhone }) => {
      await call(updatePerson, { params: { id }, body: { version, name: nextName, phone: nextPhone } });
      await refresh('/api/people');
      toast(t('saved'));
      onDone();
    },
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void saving.submit({ ...person, name: name.trim(), phone: phone.trim() || null });
  };
  return (
    <form className="stack" onSubmit={submit}>
      <TextField label={t('name')} maxLength={40} value={name} onChange={setName} />
      <TextField label={t('phone')} hint={t('phoneHint')} optional type="tel" value={phone} onChange={setPhone} />
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
