import type { Facility } from '@huying/server/contract/facilities';
import { type ReactElement, useEffect, useState } from 'react';
import { useWords } from '../../../lib/i18n.ts';
import type { LonLat } from '../../../lib/position.ts';
import { SelectField } from '../../../ui/select-field.tsx';
import { facilitiesNear, facilityName } from './facilities.ts';
import type { PlaceDraft } from './place-draft.ts';
import { placeWords } from './words.ts';

interface FacilityFieldProps {
  at: LonLat;
  value: PlaceDraft['facility'];
  onChange: (part: Partial<PlaceDraft>) => void;
}

/** The lamp posts, manholes and benches around the spot, nearest first; nothing where none are known. */
export function FacilityField({ at: [lon, lat], value, onChange }: FacilityFieldProps): ReactElement | null {
  const t = useWords(placeWords);
  const [near, setNear] = useState<Facility[]>([]);
  useEffect(() => {
    const controller = new AbortController();
    // Only a help: without network the report goes without it.
    facilitiesNear([lon, lat], controller.signal)
      .then(setNear)
      .catch(() => undefined);
    return () => controller.abort();
  }, [lon, lat]);
  if (near.length === 0 && value === null) return null;
  const offered = near.map((each) => ({ value: each.id, label: facilityName(each) }));
  if (value && !offered.some((each) => each.value === value.id))
    offered.unshift({ value: value.id, label: value.name });
  return (
    <SelectField
      label={t('facility')}
      hint={t('facilityHint')}
      optional
      empty={t('facilityNone')}
      options={offered}
      value={value?.id ?? null}
      onChange={(id) => {
        const chosen = offered.find((each) => each.value === id);
        onChange({ facility: chosen ? { id: chosen.value, name: chosen.label } : null });
      }}
    />
  );
}
