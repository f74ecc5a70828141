import type { ReactElement } from 'react';
import { useUnits } from '../../../lib/directory.ts';
import { useWords } from '../../../lib/i18n.ts';
import { useSession } from '../../../lib/session.ts';
import { SelectField } from '../../../ui/select-field.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { patrolWords } from '../words.ts';

interface AssignFieldsProps {
  value: { unitId: string; limitDays: string };
  onChange: (part: { unitId?: string; limitDays?: string }) => void;
  error: string | undefined;
}

/** Who puts it right: the own unit first, then the departments; and within how many working days. */
export function AssignFields({ value, onChange, error }: AssignFieldsProps): ReactElement {
  const t = useWords(patrolWords);
  const units = useUnits();
  const { activePost } = useSession();
  const order = ['community', 'street', 'department', 'resident-unit', 'district'];
  const rank = ({ id, kind }: { id: string; kind: string }): number =>
    id === activePost?.unitId ? -1 : order.indexOf(kind);
  const options = [...units.items]
    .filter(({ active }) => active)
    .sort((a, b) => rank(a) - rank(b))
    .map(({ id }) => ({ value: id, label: units.name(id) }));
  return (
    <>
      <SelectField
        label={t('unit')}
        error={error}
        empty=""
        options={options}
        value={value.unitId || null}
        onChange={(unitId) => onChange({ unitId: unitId ?? '' })}
      />
      <TextField
        label={t('limitDays')}
        hint={t('limitHint')}
        inputMode="numeric"
        maxLength={2}
        value={value.limitDays}
        onChange={(limitDays) => onChange({ limitDays: limitDays.replace(/\D/g, '') })}
      />
    </>
  );
}
