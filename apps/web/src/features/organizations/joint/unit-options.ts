import type { Unit } from '../../../lib/directory.ts';
import type { PickOption } from '../../../ui/desk/pick-field.tsx';

/** Open units as choices of a field that finds by a few letters. */
export const unitOptions = (units: readonly Unit[]): PickOption[] =>
  units
    .filter(({ active }) => active)
    .map(({ id, name, shortName, code }) => ({ value: id, label: name, words: `${shortName} ${code}` }));
