import { type ReactElement, useState } from 'react';
import { useCategories } from '../../../lib/directory.ts';
import { useWords } from '../../../lib/i18n.ts';
import { SelectField } from '../../../ui/select-field.tsx';
import { foundWords } from './words.ts';

/** Group first, then sub-category; never required. */
export function CategorySelect({ value, onChange }: { value: string; onChange: (code: string) => void }): ReactElement {
  const t = useWords(foundWords);
  const categories = useCategories();
  const chosen = categories.find(value);
  const [group, setGroup] = useState(chosen?.groupCode ?? '');
  const groups = [...new Map(categories.items.map((item) => [item.groupCode, item.group]))];
  return (
    <>
      <SelectField
        label={t('group')}
        hint={t('categoryHint')}
        empty={t('groupNone')}
        optional
        options={groups.map(([code, name]) => ({ value: code, label: name }))}
        value={group || null}
        onChange={(code) => {
          setGroup(code ?? '');
          onChange('');
        }}
      />
      {group && (
        <SelectField
          label={t('category')}
          empty={t('categoryNone')}
          options={categories.items
            .filter((item) => item.groupCode === group)
            .map(({ code }) => ({ value: code, label: categories.name(code) }))}
          value={chosen?.groupCode === group ? chosen.code : null}
          onChange={(code) => onChange(code ?? '')}
        />
      )}
    </>
  );
}
