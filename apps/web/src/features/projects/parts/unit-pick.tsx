import type { ReactElement } from 'react';
import { useUnits } from '../../../lib/directory.ts';
import { PickField, type PickFieldProps } from '../../../ui/desk/pick-field.tsx';

/** One of the units in use. */
export function UnitPick(props: Omit<PickFieldProps, 'options'>): ReactElement {
  const units = useUnits();
  const options = units.items
    .filter(({ active }) => active)
    .map(({ id, name }) => ({ value: id, label: units.name(id), words: name }));
  return <PickField {...props} options={options} />;
}
