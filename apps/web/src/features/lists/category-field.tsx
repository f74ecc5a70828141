import { type ReactElement, useMemo } from 'react';
import { useWords } from '../../lib/i18n.ts';
import { TreeField } from '../../ui/desk/tree-field.tsx';
import { useLookups } from './use-lookups.ts';
import { listWords } from './words.ts';

interface CategoryFieldProps {
  /** A code, or '*' for all. */
  value: string;
  onChange: (code: string) => void;
}

/** A category of the list in force, of any depth, or all of them. */
export function CategoryField({ value, onChange }: CategoryFieldProps): ReactElement {
  const t = useWords(listWords);
  const { categories, categoryName } = useLookups();
  const nodes = useMemo(
    () => [
      { id: '*', parentId: null, name: t('categoryAll') },
      ...categories.map(({ code, parent, active }) => ({
        id: code,
        parentId: parent,
        name: categoryName(code),
        code,
        active,
      })),
    ],
    [categories, categoryName, t],
  );
  return (
    <TreeField label={t('categoryField')} nodes={nodes} value={value} onChange={(code) => onChange(code ?? '*')} />
  );
}
