import type { CategoryItem } from '@huying/server/contract/lists';
import { type FormEvent, type ReactElement, useState } from 'react';
import { useWords } from '../../lib/i18n.ts';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { listWords } from './words.ts';

interface NewCategoryFormProps {
  items: readonly CategoryItem[];
  parent: string | null;
  onAdd: (item: CategoryItem) => void;
  onCancel: () => void;
}

/** Code and name of a new category: the code is what everything refers to, so it is settled before anything else. */
export function NewCategoryForm({ items, parent, onAdd, onCancel }: NewCategoryFormProps): ReactElement {
  const t = useWords(listWords);
  const [name, setName] = useState('');
  const [code, setCode] = useState(parent === null ? '' : `${parent}.`);
  const isTaken = items.some((item) => item.code === code.trim());
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (isTaken) return;
    onAdd({
      code: code.trim(),
      name: name.trim(),
      parent,
      photo: 'optional',
      skip: [],
      defaultUrgency: 'normal',
      active: true,
    });
  };
  return (
    <form className="list-form" onSubmit={submit}>
      <TextField label={t('name')} maxLength={60} value={name} onChange={setName} />
      <TextField
        label={t('code')}
        hint={t('codeHint')}
        maxLength={40}
        value={code}
        onChange={setCode}
        error={isTaken ? t('keyTaken') : undefined}
      />
      <div className="row">
        <Button
          variant="primary"
          type="submit"
          disabled={isTaken || name.trim() === '' || !/^[A-Za-z0-9._-]{1,40}$/.test(code.trim())}
        >
          {t('add')}
        </Button>
        <Button onClick={onCancel}>{t('cancel')}</Button>
      </div>
    </form>
  );
}
