import type { ReactElement } from 'react';
import { useWords } from '../../../lib/i18n.ts';
import { SelectField } from '../../../ui/select-field.tsx';
import { facilityName, type NearFacility } from './facilities.ts';
import type { NamedPlace } from './place-draft.ts';
import { placeWords } from './words.ts';

interface FacilityFieldProps {
  near: readonly NearFacility[];
  value: NamedPlace | null;
  onChoose: (id: string | null) => void;
}

/** The lamp posts, manholes and benches around the spot, nearest first: the pins of the map as a list. */
export function FacilityField({ near, value, onChoose }: FacilityFieldProps): ReactElement | null {
  const t = useWords(placeWords);
  if (near.length === 0 && value === null) return null;
  const offered = near.map((each) => ({
    value: each.id,
    label: t('facilityAway', { name: facilityName(each), n: each.away }),
  }));
  if (value && !near.some(({ id }) => id === value.id)) offered.unshift({ value: value.id, label: value.name });
  return (
    <SelectField
      label={t('facility')}
      hint={t('facilityHint')}
      optional
      empty={t('facilityNone')}
      options={offered}
      value={value?.id ?? null}
      onChange={onChoose}
    />
  );
}
