import type { Datum } from '@huying/server/contract/territory';
import type { ReactElement } from 'react';
import { useWords } from '../../lib/i18n.ts';
import { SelectField } from '../../ui/select-field.tsx';
import { territoryWords } from './words.ts';

const datums: readonly Datum[] = ['CGCS2000', 'WGS84', 'GCJ02'];

/** In which datum the coordinates of a file are given: never guessed, always stated. */
export function DatumField({
  value,
  onChange,
}: {
  value: Datum | null;
  onChange: (datum: Datum | null) => void;
}): ReactElement {
  const t = useWords(territoryWords);
  return (
    <SelectField<Datum>
      label={t('datum')}
      hint={t('datumHint')}
      empty=""
      value={value}
      onChange={onChange}
      options={datums.map((datum) => ({ value: datum, label: t(`datum.${datum}`) }))}
    />
  );
}
