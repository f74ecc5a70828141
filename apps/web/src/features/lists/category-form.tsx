import type { CategoryItem } from '@huying/server/contract/lists';
import { type ReactElement, useMemo, useState } from 'react';
import { useWords } from '../../lib/i18n.ts';
import { Checkbox } from '../../ui/checkbox.tsx';
import { TreeField } from '../../ui/desk/tree-field.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { TextArea } from '../../ui/text-area.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { withText } from './parts-table.tsx';
import { listWords } from './words.ts';

interface CategoryFormProps {
  item: CategoryItem;
  items: readonly CategoryItem[];
  /** Its own code and those below it: it cannot hang below itself. */
  below: readonly string[];
  change: (next: CategoryItem) => void;
}

/** One category; every stroke changes the draft at once. */
export function CategoryForm({ item, items, below, change }: CategoryFormProps): ReactElement {
  const t = useWords(listWords);
  const set = (part: Partial<CategoryItem>) => change({ ...item, ...part });
  const skip = (step: 'file' | 'verify', on: boolean) =>
    set({ skip: on ? [...item.skip, step] : item.skip.filter((each) => each !== step) });
  const prose = (['fileWhen', 'closeWhen', 'nextSteps'] as const).map((field) => (
    <TextArea
      key={field}
      label={t(field)}
      optional
      rows={2}
      maxLength={500}
      value={item[field] ?? ''}
      onChange={(text) => change(withText(item, field, text))}
    />
  ));
  return (
    <div className="list-form">
      <dl className="list-facts">
        <dt>{t('code')}</dt>
        <dd>{item.code}</dd>
      </dl>
      <TextField label={t('name')} maxLength={60} value={item.name} onChange={(name) => set({ name })} />
      <TextField
        label={t('nameEn')}
        optional
        maxLength={80}
        value={item.nameEn ?? ''}
        onChange={(nameEn) => change(withText(item, 'nameEn', nameEn))}
      />
      <ParentField item={item} items={items} below={below} onChange={(parent) => set({ parent })} />
      <KeywordsField value={item.keywords ?? []} onChange={(keywords) => set({ keywords })} />
      {prose}
      <SelectField<CategoryItem['photo']>
        label={t('photo')}
        value={item.photo}
        onChange={(photo) => photo && set({ photo })}
        options={(['no', 'optional', 'required'] as const).map((photo) => ({
          value: photo,
          label: t(`photo.${photo}`),
        }))}
      />
      <TextField
        label={t('photoReason')}
        optional
        maxLength={100}
        value={item.photoReason ?? ''}
        onChange={(text) => change(withText(item, 'photoReason', text))}
      />
      <SelectField<CategoryItem['defaultUrgency']>
        label={t('defaultUrgency')}
        value={item.defaultUrgency}
        onChange={(defaultUrgency) => defaultUrgency && set({ defaultUrgency })}
        options={(['urgent', 'normal', 'complex'] as const).map((urgency) => ({
          value: urgency,
          label: t(`urgency.${urgency}`),
        }))}
      />
      <fieldset>
        <legend className="field-label">{t('skip')}</legend>
        <Checkbox checked={item.skip.includes('file')} onChange={(on) => skip('file', on)}>
          {t('skip.file')}
        </Checkbox>
        <Checkbox checked={item.skip.includes('verify')} onChange={(on) => skip('verify', on)}>
          {t('skip.verify')}
        </Checkbox>
      </fieldset>
      <fieldset>
        <legend className="field-label">{t('confidential')}</legend>
        <Checkbox checked={item.confidential === true} onChange={(confidential) => set({ confidential })}>
          {t('confidentialYes')}
        </Checkbox>
      </fieldset>
      <Checkbox checked={item.active} onChange={(active) => set({ active })}>
        {t('active')}
      </Checkbox>
    </div>
  );
}

interface ParentFieldProps {
  item: CategoryItem;
  items: readonly CategoryItem[];
  below: readonly string[];
  onChange: (parent: string | null) => void;
}

function ParentField({ item, items, below, onChange }: ParentFieldProps): ReactElement {
  const t = useWords(listWords);
  const nodes = useMemo(
    () =>
      items
        .filter(({ code }) => !below.includes(code))
        .map(({ code, parent, name, active }) => ({ id: code, parentId: parent, name, code, active })),
    [items, below],
  );
  return (
    <TreeField
      label={t('parent')}
      hint={item.parent === null ? t('top') : undefined}
      optional
      clearable
      nodes={nodes}
      value={item.parent}
      onChange={onChange}
    />
  );
}

function KeywordsField({
  value,
  onChange,
}: {
  value: readonly string[];
  onChange: (words: string[]) => void;
}): ReactElement {
  const t = useWords(listWords);
  const [text, setText] = useState(value.join('、'));
  return (
    <TextField
      label={t('keywords')}
      hint={t('keywordsHint')}
      optional
      value={text}
      onChange={(next) => {
        setText(next);
        const words = next.split(/[、，,;；\n]/).map((word) => word.trim());
        onChange([...new Set(words.filter((word) => word !== ''))]);
      }}
    />
  );
}
