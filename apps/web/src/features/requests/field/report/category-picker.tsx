import { type ReactElement, useMemo, useState } from 'react';
import { type Category, useCategories } from '../../../../lib/directory.ts';
import { useWords } from '../../../../lib/i18n.ts';
import { Choice } from '../../../../ui/choice.tsx';
import { Fold } from '../../../../ui/fold.tsx';
import { SelectField } from '../../../../ui/select-field.tsx';
import { recentCategories } from './recent-categories.ts';
import { suggestCategories } from './suggest-categories.ts';
import { fieldReportWords } from './words.ts';

interface CategoryPickerProps {
  /** What was written, to suggest from. */
  words: string;
  value: string;
  onChange: (code: string) => void;
  error: string | undefined;
}

/** The likeliest few as chips, all of them below. Never required, except for what was dealt with on the spot. */
export function CategoryPicker({ words, value, onChange, error }: CategoryPickerProps): ReactElement {
  const t = useWords(fieldReportWords);
  const categories = useCategories();
  const [recent] = useState(recentCategories);
  const chosen = categories.find(value);
  const offered = useMemo(() => {
    const likely = suggestCategories(words, categories.items, recent);
    return chosen && !likely.includes(chosen) ? [chosen, ...likely] : likely;
  }, [words, categories.items, recent, chosen]);
  if (categories.error) return <p className="muted">{t('categoriesFailed')}</p>;
  return (
    <div className="stack stack-tight">
      <Choice
        label={t('category')}
        hint={t('categoryHint')}
        error={error}
        look="chips"
        options={[
          ...offered.map(({ code }) => ({ value: code, label: categories.name(code) })),
          { value: '', label: t('categoryNone') },
        ]}
        value={value}
        onChange={onChange}
      />
      <Fold title={t('categoryAll')}>
        <AllCategories items={categories.items} nameOf={categories.name} chosen={chosen} onChange={onChange} />
      </Fold>
    </div>
  );
}

interface AllCategoriesProps {
  items: readonly Category[];
  nameOf: (code: string) => string;
  chosen: Category | undefined;
  onChange: (code: string) => void;
}

function AllCategories({ items, nameOf, chosen, onChange }: AllCategoriesProps): ReactElement {
  const t = useWords(fieldReportWords);
  const [group, setGroup] = useState(chosen?.groupCode ?? '');
  const groups = [...new Map(items.map((item) => [item.groupCode, item.group]))];
  return (
    <>
      <SelectField
        label={t('categoryGroup')}
        empty={t('categoryGroupNone')}
        options={groups.map(([code, name]) => ({ value: code, label: name }))}
        value={group || null}
        onChange={(code) => setGroup(code ?? '')}
      />
      {group && (
        <SelectField
          label={t('categoryChoose')}
          empty={t('categoryChooseNone')}
          options={items
            .filter((item) => item.groupCode === group)
            .map(({ code }) => ({ value: code, label: nameOf(code) }))}
          value={chosen?.groupCode === group ? chosen.code : null}
          onChange={(code) => onChange(code ?? '')}
        />
      )}
    </>
  );
}
