import './units.css';
import { createUnit, type Unit, type UnitKind } from '@huying/server/contract/organizations';
import type { FormEvent, ReactElement } from 'react';
import { call } from '../../lib/api.ts';
import { usePlaces } from '../../lib/directory.ts';
import { useDraft } from '../../lib/drafts.ts';
import { useWords } from '../../lib/i18n.ts';
import { refresh } from '../../lib/query.ts';
import { useAct } from '../../lib/use-act.ts';
import { Button } from '../../ui/button.tsx';
import { TreeField } from '../../ui/desk/tree-field.tsx';
import { FormFault } from '../../ui/form-fault.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { toast } from '../../ui/toast-store.ts';
import { unitWords } from './words.ts';

const kinds: readonly UnitKind[] = [
  'district',
  'street',
  'community',
  'department',
  'resident-unit',
  'party',
  'social',
];

interface NewUnitFormProps {
  /** Null: the topmost unit of all. */
  parent: Unit | null;
  /** With the id of the new unit, or null when given up. */
  onDone: (id: string | null) => void;
}

interface Wish {
  kind: UnitKind | null;
  code: string;
  name: string;
  shortName: string;
  placeId: string | null;
  phone: string;
}

export function NewUnitForm({ parent, onDone }: NewUnitFormProps): ReactElement {
  const t = useWords(unitWords);
  const places = usePlaces();
  const { busy, fault, run } = useAct();
  const blank: Wish = { kind: null, code: '', name: '', shortName: '', placeId: null, phone: '' };
  const { value, change, clear } = useDraft<Wish>(`organizations.new.${parent?.id ?? 'root'}`, blank);
  const { kind, code, name, shortName, placeId, phone } = value;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (kind === null) return;
    const body = {
      parentId: parent?.id ?? null,
      kind,
      code: code.trim(),
      name: name.trim(),
      shortName: shortName.trim(),
      placeId,
      phone: phone.trim() || null,
    };
    void run(async () => {
      const made = await call(createUnit, { body });
      clear();
      await refresh('/api/units');
      toast(t('created', { name: made.name }));
      onDone(made.id);
    });
  };
  const at = (field: string) => fault?.fieldFault(field);
  return (
    <form className="stack unit-form" onSubmit={submit}>
      <h3>{parent ? t('addTitle', { name: parent.name }) : t('addRoot')}</h3>
      <SelectField<UnitKind>
        label={t('kind')}
        empty=""
        value={kind}
        onChange={(next) => change({ kind: next })}
        options={kinds.map((each) => ({ value: each, label: t(`kind.${each}`) }))}
      />
      <TextField
        label={t('name')}
        maxLength={80}
        value={name}
        onChange={(next) => change({ name: next })}
        error={at('name')}
      />
      <TextField
        label={t('shortName')}
        hint={t('shortNameHint')}
        optional
        maxLength={20}
        value={shortName}
        onChange={(next) => change({ shortName: next })}
        error={at('shortName')}
      />
      <TextField
        label={t('code')}
        hint={t('codeHint')}
        maxLength={40}
        value={code}
        onChange={(next) => change({ code: next })}
        error={at('code')}
      />
      <TreeField
        label={t('place')}
        hint={t('placeHint')}
        optional
        clearable
        nodes={places.items}
        value={placeId}
        onChange={(next) => change({ placeId: next })}
      />
      <TextField
        label={t('phone')}
        hint={t('phoneHint')}
        optional
        type="tel"
        maxLength={24}
        value={phone}
        onChange={(next) => change({ phone: next })}
        error={at('phone')}
      />
      <FormFault fault={fault} />
      <div className="row">
        <Button
          variant="primary"
          type="submit"
          busy={busy}
          disabled={kind === null || name.trim().length < 2 || code.trim() === ''}
        >
          {t('create')}
        </Button>
        <Button onClick={() => onDone(null)}>{t('cancel')}</Button>
      </div>
    </form>
  );
}
