import { usePlaces, useUnits } from '../../lib/directory.ts';
import { useWords } from '../../lib/i18n.ts';
import type { Filter } from '../../ui/desk/filter-bar.tsx';
import { useProjectTypes } from './use-project-types.ts';
import { projectWords } from './words.ts';

/** Type, unit and place, as every list of projects is narrowed. */
export function useAreaFilters(unitLabel: string): Filter[] {
  const t = useWords(projectWords);
  const units = useUnits();
  const places = usePlaces();
  const { options } = useProjectTypes();
  const asOptions = (items: readonly { id: string; active: boolean }[], name: (id: string) => string) =>
    items.filter(({ active }) => active).map(({ id }) => ({ value: id, label: name(id) }));
  return [
    { kind: 'select', key: 'type', label: t('type'), options },
    { kind: 'select', key: 'unitId', label: unitLabel, options: asOptions(units.items, units.name) },
    { kind: 'select', key: 'placeId', label: t('place'), options: asOptions(places.items, places.name) },
  ];
}
